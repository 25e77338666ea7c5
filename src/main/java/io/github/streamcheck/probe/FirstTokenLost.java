package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts without their beginning or end. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "the streamed text lacks the beginning or the end that the plain one has",
        explanation = """
            A parser that waits for the first token often loses it; another one holds back the last token as the
            beginning of a stop sequence or a tool call.

            Fix: Flush what a parser holds back when it turns out to be text.""")
public final class FirstTokenLost implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(
                TextDifference.END_LOST, "the streamed text lacks the beginning or the end of the plain one");
    }
}
