package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.List;

/** Reports a connection that ends before the body does. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "the connection ends before the body does",
        explanation = """
            The connection was cut or reset inside a chunk, before the last chunk, or before Content-Length was reached:
            the server process crashed, or a proxy timed out. Clients raise an error or show half an answer.

            Fix: Look at the log of the server, and at the timeouts of every proxy in between.""")
public final class BodyTruncated implements StreamRule {

    private static final List<Integer> IDLE_LIMITS = List.of(30, 60, 100, 120, 300);

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean refused;

            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                // Then the client has cut the connection.
                refused |= fault.anomaly().kind() == FramingAnomaly.Kind.WEBSOCKET_FRAME;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.Cut cut
                        && !refused
                        && !end.connection().heldBack()) {
                    StreamFacts facts = stream.facts();
                    String message = facts.answer().isPresent()
                            ? "the connection was cut before the end of the body"
                            : "the connection was closed without an answer";
                    String silence = facts.lastSignNanos() == 0 ? "" : silence(end.atNanos() - facts.lastSignNanos());
                    stream.report(message, cut.reason() + ", " + facts.progress() + silence);
                }
            }
        };
    }

    /** Proxies cut connections that are silent for a round number of seconds. */
    private static String silence(long nanos) {
        double seconds = nanos / 1e9;
        return IDLE_LIMITS.stream()
                .filter(limit -> Math.abs(seconds - limit) <= limit * 0.02)
                .findFirst()
                .map(limit -> " and " + limit + " s of silence: this looks like the idle limit of a proxy")
                .orElse("");
    }
}
