package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports token counts that differ between streamed and plain answers. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "completion_tokens differ by more than 1 between streamed and plain, for the same text",
        explanation = """
            The two are counted in different places, and one of them is wrong. A difference of one may be the end token, and is
            accepted. Only compared if the texts are the same.

            Fix: Count in one place for streamed and plain answers.""")
public final class ParityUsage implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.isSameText()
                        && answers.stream().tokens().isPresent()
                        && answers.plain().tokens().isPresent()
                        && Math.abs(answers.stream().tokens().getAsLong()
                                        - answers.plain().tokens().getAsLong())
                                > 1
                ? Optional.of("streamed and plain answers count different tokens for the same text")
                : Optional.empty();
    }
}
