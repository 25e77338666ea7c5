package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts that differ from the plain one. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "the streamed text differs from the plain one",
        explanation = """
            Two plain answers agree and two streamed ones agree, but they differ from each other: the request is built
            differently for streams (template, system prompt, sampling), or the batch size changes the numbers.

            Fix: Build the request to the engine in one place for streamed and plain answers.""")
public final class ParityDiffers implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(TextDifference.OTHER, "the streamed text differs from the plain one");
    }
}
