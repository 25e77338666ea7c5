package io.github.streamcheck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.SseHandler;
import io.github.streamcheck.wire.SseParser;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an event may cost in memory on its way from bytes to findings: garbage is what makes this client late under load. */
class AllocationTest {

    private static final int EVENTS = 2_000;

    /** It is some 500 once the JVM has compiled the code, and was 2,198. */
    private static final long MOST_BYTES = 1_000;

    private static final String EVENT =
            "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                    + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word#\"},\"finish_reason\":null}]}\n\n";

    private final Protocol protocol = Protocol.all().get(0);
    private final ActiveRules rules = new ActiveRules(RuleConfig.DEFAULT, Rule.all());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void anEventThatGoesOnWithATextTakesLittle() {
        byte[] body = body();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 50; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            judge(body);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least / EVENTS).isBetween(1L, MOST_BYTES);
    }

    private static byte[] body() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            events.append(EVENT.replace("#", Integer.toString(i)));
        }
        return events.toString().getBytes(UTF_8);
    }

    private void judge(byte[] body) {
        StreamListener judge = new StreamJudge(
                Results.good(1, 1).stream(), rules, TokenListener.NONE, Sanitizer.WITHOUT_SECRETS, result -> {});
        ConnectionUse connection = new ConnectionUse(0, 0, 0, false, false);
        judge.on(new StreamEvent.ResponseHead(
                1, connection, 200, List.of(new StreamEvent.Header("content-type", "text/event-stream"))));
        PayloadDecoder decoder = protocol.decoder();
        SseParser parser = new SseParser(
                new SseHandler() {
                    @Override
                    public void event(SseEvent event) {
                        judge.on(new StreamEvent.EventReceived(event, decoder.decode(event), 0));
                    }

                    @Override
                    public void comment(long offset, long arrivedNanos, Bytes line) {}

                    @Override
                    public void anomaly(FramingAnomaly anomaly) {}
                },
                1 << 20,
                1 << 20);
        parser.feed(ByteBuffer.wrap(body), 2);
        judge.on(new StreamEvent.Ended(3, connection, new StreamEnd.Complete(), body.length, Bytes.EMPTY));
    }
}
