package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import java.util.HashSet;
import java.util.Set;

/** Reports output after the finish reason. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "a token delta for a choice after its finish reason",
        explanation = """
            For clients a choice ends with its finish reason: they drop later output. Output in the same chunk as the
            finish reason, or of another choice, is not reported.

            Fix: Send the finish reason with or after the last output of its choice.""")
public final class ContentAfterFinish implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        Set<Long> finished = new HashSet<>();
        return StreamObserver.onSignificantChoice((event, choice) -> {
            long index = choice.index().orElse(0);
            if (choice.generatesOutput() && finished.contains(index)) {
                stream.report("output came after the finish reason of its choice", event);
            }
            if (choice.finishReason().isPresent() && finished.size() < ObservedStream.MAX_PARTS) {
                finished.add(index);
            }
        });
    }
}
