package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports finish reasons that should be null. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "the finish reason is the text \"null\", empty, or not a text, where null is expected",
        explanation = """
            Until the last chunk of a choice its finish reason is null. Clients with a closed list of reasons fail on
            any other text, and clients that test for a value take the first chunk for the last.

            Fix: Send null, not a text, until the last chunk of a choice.""")
public final class FinishNullText implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            if (choice.members().oddFinish()) {
                stream.report("a finish reason is neither a text nor null", event, "finish_reason");
            }
            choice.finish()
                    .filter(text -> text.isEmpty() || text.equals("null"))
                    .ifPresent(text -> stream.report(
                            text.isEmpty() ? "a finish reason is empty" : "a finish reason is the text \"null\"",
                            event,
                            "finish_reason"));
        });
    }
}
