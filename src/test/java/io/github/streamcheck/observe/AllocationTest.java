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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event may cost in memory on its way from bytes to findings: garbage is what makes this client late under load. */
class AllocationTest {

    private static final int EVENTS = 2_000;

    /** It is some 500 once the JVM has compiled the code, and was 2,198. */
    private static final long MOST_BYTES = 1_000;

    private static final String CHUNK =
            "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                    + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word#\"},\"finish_reason\":null}]}\n\n";

    private static final String DELTA =
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                    + "\"delta\":{\"type\":\"text_delta\",\"text\":\" word#\"}}\n\n";

    private final ActiveRules rules = new ActiveRules(RuleConfig.DEFAULT, Rule.all());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> events() {
        return Stream.of(Arguments.of("chat", CHUNK), Arguments.of("messages", DELTA));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventThatGoesOnWithATextTakesLittle(String endpoint, String event) {
        Protocol protocol = Protocol.all().stream()
                .filter(each -> each.endpoint().name().equals(endpoint))
                .findFirst()
                .orElseThrow();
        byte[] body = body(event);
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 50; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            judge(protocol, body);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least / EVENTS).isBetween(1L, MOST_BYTES);
    }

    private static byte[] body(String event) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            events.append(event.replace("#", Integer.toString(i)));
        }
        return events.toString().getBytes(UTF_8);
    }

    private void judge(Protocol protocol, byte[] body) {
        StreamContext good = Results.good(1, 1).stream();
        StreamListener judge = new StreamJudge(
                new StreamContext(1, good.phase(), protocol.endpoint(), good.request()),
                rules,
                TokenListener.NONE,
                Sanitizer.WITHOUT_SECRETS,
                result -> {});
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
