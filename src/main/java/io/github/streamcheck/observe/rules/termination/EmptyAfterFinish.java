package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports empty deltas after the finish reason. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "an empty delta of a choice after its finish reason",
        explanation = """
            It carries nothing, but clients that check the order of chunks reject it.

            Fix: Send the finish reason in the last chunk of a choice.""")
public final class EmptyAfterFinish implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        PerChoice<boolean[]> finished = new PerChoice<>(() -> new boolean[1]);
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            for (Payload.Choice choice : chunk.choices()) {
                boolean[] done = finished.of(choice);
                boolean ends = choice.finishReason().isPresent();
                if (done[0]
                        && !ends
                        && !choice.generatesOutput()
                        && !choice.members().annotation()
                        && chunk.usage().isEmpty()) {
                    stream.report("an empty delta comes after the finish reason", event);
                }
                done[0] |= ends;
            }
        });
    }
}
