package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports impossible timings. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "timings that are zero, negative or above 100,000 tokens/s",
        explanation = """
            llama.cpp and its relatives send timings with the last chunk. Impossible ones come from a clock that was
            read at the wrong place, and spoil every chart of them.

            Fix: Take the times from a monotonic clock, at the first and the last token.""")
public final class TimingsImpossible implements ChunkRule {

    private static final double MAX_PER_SECOND = 100_000;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> chunk.envelope()
                .timings()
                .filter(TimingsImpossible::isImpossible)
                .ifPresent(timings -> stream.report("the timings in the stream are impossible", event)));
    }

    private static boolean isImpossible(Payload.Timings timings) {
        return timings.predictedMillis().orElse(1) <= 0
                || timings.predictedPerSecond().orElse(1) <= 0
                || timings.predictedPerSecond().orElse(1) > MAX_PER_SECOND;
    }
}
