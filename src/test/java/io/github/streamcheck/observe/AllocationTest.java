package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an event may cost in memory on its way from bytes to findings: garbage is what makes this client late under load. */
class AllocationTest {

    private static final int EVENTS = 2_000;

    /** It is some 500 once the JVM has compiled the code, and was 2,198. */
    private static final long MOST_BYTES = 1_000;

    private final ActiveRules rules = new ActiveRules(RuleConfig.DEFAULT, Rule.all());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource(SampleBody.class)
    void anEventThatGoesOnWithATextTakesLittle(SampleBody sample) {
        Protocol protocol = sample.protocol();
        byte[] body = sample.body(EVENTS);
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 50; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            judge(protocol, body);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least / EVENTS).isBetween(1L, MOST_BYTES);
    }

    private void judge(Protocol protocol, byte[] body) {
        StreamContext good = Results.good(1, 1).stream();
        StreamListener judge = new StreamJudge(
                new StreamContext(1, good.phase(), protocol.endpoint(), good.request()),
                rules,
                TokenListener.NONE,
                Sanitizer.WITHOUT_SECRETS,
                result -> assertThat(result.findings()).isEmpty());
        ConnectionUse connection = new ConnectionUse(0, 0, 0, false, false);
        String mediaType = protocol.endpoint().shape().mediaType();
        judge.on(new StreamEvent.ResponseHead(
                1, connection, 200, List.of(new StreamEvent.Header("content-type", mediaType))));
        PayloadDecoder decoder = protocol.decoder();
        SampleBody.read(
                protocol, body, event -> judge.on(new StreamEvent.EventReceived(event, decoder.decode(event), 0)));
        judge.on(new StreamEvent.Ended(3, connection, new StreamEnd.Complete(), body.length, Bytes.EMPTY));
    }
}
