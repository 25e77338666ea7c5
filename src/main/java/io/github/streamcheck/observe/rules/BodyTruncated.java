package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.List;

/** The connection ended before the answer did. */
@AutoService(Rule.class)
public final class BodyTruncated implements StreamRule {

    private static final List<Integer> IDLE_LIMITS = List.of(30, 60, 100, 120, 300);

    @Override
    public String id() {
        return "body-truncated";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the connection ends before the body does";
    }

    @Override
    public String explanation() {
        return "The connection was cut or reset inside a chunk, before the last chunk, or before Content-"
                + "Length was reached: the process behind it crashed, or a hop between gave up. Clients raise "
                + "an error or show half an answer. Look at the log of the server, and at the timeouts of "
                + "every proxy between.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean refused;

            @Override
            public void odd(StreamEvent.Odd odd) {
                // Then it is the client that has cut it.
                refused |= odd.anomaly().kind() == FramingAnomaly.Kind.WEBSOCKET_FRAME;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.Cut cut && !refused) {
                    findings.add(
                            facts.answer().isPresent()
                                    ? "the connection was cut before the end of the body"
                                    : "the connection was closed without an answer",
                            Evidence.of(cut.reason() + ", after " + facts.events() + " events"
                                    + (facts.lastSignNanos() == 0
                                            ? ""
                                            : silence(end.atNanos() - facts.lastSignNanos()))));
                }
            }
        };
    }

    /** Hops between cut what is silent for a round number of seconds. */
    private static String silence(long nanos) {
        double seconds = nanos / 1e9;
        return IDLE_LIMITS.stream()
                .filter(limit -> Math.abs(seconds - limit) <= limit * 0.02)
                .findFirst()
                .map(limit -> " and " + limit + " s of silence: this looks like the idle limit of a proxy")
                .orElse("");
    }
}
