package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports finish reasons that differ between streamed and plain answers. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "the finish reason differs between streamed and plain",
        explanation = """
            Clients act on the reason, and would act differently on the same answer. Only compared if the texts are the same.

            Fix: Take the finish reason from one place for streamed and plain answers.""")
public final class ParityFinish implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.isSameText()
                        && !answers.stream()
                                .finishReason()
                                .equals(answers.plain().finishReason())
                ? Optional.of("the finish reasons of streamed and plain answers differ")
                : Optional.empty();
    }
}
