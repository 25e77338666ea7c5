package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts that end too early. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "the streamed text ends before the plain one, within a word or with all tokens counted",
        explanation = """
            The stream was closed as if it were complete: often the finish reason was sent with the first tool call or reasoning
            chunk, or a gateway completed an answer whose upstream was cut off.

            Fix: Take the finish reason from the end of the generation, and pass on an upstream's failure as an error
            event.""")
public final class FinishEarly implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(TextDifference.FINISHED_EARLY, "the streamed text ends before the plain one does");
    }
}
