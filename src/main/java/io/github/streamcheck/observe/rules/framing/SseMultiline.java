package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports JSON on several data lines. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "JSON spread over several data: lines",
        explanation = """
            The standard allows it, but several clients take each line for a chunk and fail to parse it.

            Fix: Write the JSON of a chunk on one line.""")
public final class SseMultiline implements FinishRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (event.dataLines() > 1) {
                stream.report("the JSON of an event is spread over several data: lines", event);
            }
        });
    }
}
