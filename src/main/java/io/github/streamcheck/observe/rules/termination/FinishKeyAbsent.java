package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports choices without a finish_reason key. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "no finish_reason key in the choice of a chunk",
        explanation = """
            The schema requires the key in every choice, with null until the last one. Clients generated from the schema
            fail without it.

            Fix: Send \"finish_reason\": null in every choice until its last chunk.""")
public final class FinishKeyAbsent implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (chunk.choices().stream().anyMatch(choice -> !choice.members().finishReason())) {
                stream.report("a choice has no finish_reason key", event);
            }
        });
    }
}
