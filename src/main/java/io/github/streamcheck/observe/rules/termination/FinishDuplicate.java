package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.HashMap;
import java.util.Map;

/** Reports choices with two finish reasons. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "two finish reasons for one choice",
        explanation = """
            Accumulators of SDKs raise an error on the second one, or end the choice twice. The same reason repeated on
            the chunk with the usage is common and not reported.

            Fix: Send the finish reason of a choice once.""")
public final class FinishDuplicate implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        Map<Long, String> finished = new HashMap<>();
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            for (Payload.Choice choice : chunk.choices()) {
                long index = choice.index().orElse(0);
                choice.finishReason().ifPresent(reason -> {
                    String before = finished.get(index);
                    boolean repeatedWithUsage =
                            reason.equals(before) && chunk.usage().isPresent();
                    if (before != null && !repeatedWithUsage) {
                        stream.report("a choice has two finish reasons", event, "finish_reason");
                    }
                    if (finished.size() < ObservedStream.MAX_PARTS) {
                        finished.put(index, reason);
                    }
                });
            }
        });
    }
}
