package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts that differ from each other. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "two streamed texts differ, while two plain ones agree",
        explanation = """
            At temperature 0 and with a seed, plain answers are the same each time but streamed ones are not: the seed
            or the temperature is not used for streams, or tokens are lost now and then.

            Fix: Pass on seed and temperature for streams, and check for lost tokens.""")
public final class StreamNotRepeatable implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(
                TextDifference.NOT_REPEATABLE, "streamed answers to one prompt differ, plain ones do not");
    }
}
