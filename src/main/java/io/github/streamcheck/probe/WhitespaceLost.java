package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts without white space. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "the streamed text is the plain one without some of its white space",
        explanation = """
            Each token was stripped of its blank before it was sent: the words run together. White space at the ends is
            not reported, since many servers strip it from plain answers.

            Fix: Send each token with its blanks.""")
public final class WhitespaceLost implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(
                TextDifference.WHITE_SPACE, "the streamed text lacks white space that the plain one has");
    }
}
