package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamMetrics;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.StreamEvent;
import java.util.concurrent.TimeUnit;

/** Reports answers that are held back to their end and then sent at once. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.ERROR,
        quorum = Quorum.MOST_OF_THREE,
        summary = "eight or more tokens arrive at once, at the end of a far longer wait, in most streams",
        explanation = """
            Something between the model and this client collects the whole answer and sends it when it is complete: all
            tokens within 50 ms and 5 % of the wait before them, faster than any model. Readers see nothing until then,
            as without streaming; TTFT is nearly the duration, and the time between tokens has no meaning. Not reported:
            streams with tool calls, which parsers hold back, and data that this client read late. Common causes: a
            handler that reads the upstream's body as a String, a client that fills its buffers, a blocking source
            inside a Flux, a buffering proxy, compression without a flush.

            Fix: Stream through the whole way. Spring's RestClient: exchange instead of retrieve, and an SseEmitter.
            Reactor Netty as the client of Spring MVC or of Spring Cloud Gateway WebMVC, which fills its buffers:
            spring.http.clients.imperative.factory: jdk. nginx: proxy_buffering off, or X-Accel-Buffering: no from the
            application. Compression: off for text/event-stream, or flushed after each event. Also test the server
            directly, without proxies.""")
public final class OneBurst implements StreamRule {

    /** Reads closer than this are one arrival: even the fastest models need longer for a token. */
    private static final long ARRIVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    /** More than speculative decoding accepts at once. */
    private static final int MIN_TOKENS_PER_ARRIVAL = 6;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new Delivery(stream.facts()) {
            private int arrivals;

            @Override
            void read(StreamEvent.BytesRead read, int tokens) {
                boolean close = arrivals > 0 && read.atNanos() - lastTokensNanos() <= ARRIVAL_NANOS;
                arrivals += tokens > 0 && !close ? 1 : 0;
            }

            @Override
            void judge() {
                boolean tooFast =
                        (tokens() - 1) * TimeUnit.SECONDS.toNanos(1) >= StreamMetrics.MORE_THAN_ANY_MODEL * spanNanos();
                if (isTogetherAtEnd() && (tooFast || tokens() >= MIN_TOKENS_PER_ARRIVAL * arrivals)) {
                    stream.report(
                            "the answer is held to its end and comes all at once; " + remedy(),
                            stream.facts().tokenDeltas() + " tokens within " + Durations.formatMillis(spanNanos() / 1e6)
                                    + ", after " + Durations.formatMillis(waitNanos() / 1e6) + " of silence");
                }
            }
        };
    }
}
