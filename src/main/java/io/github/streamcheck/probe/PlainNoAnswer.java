package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports plain requests that succeed without an answer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "a plain request answered with 2xx, but with neither choices nor output",
        explanation = """
            Clients read choices (or output, in the Responses API) of every 2xx answer, and fail on null, {} or an error
            object. Common cause: a handler that returns nothing without stream: true, or an error with a status of
            success.

            Fix: Return the answer, or a status of 4xx or 5xx.""")
public final class PlainNoAnswer implements UnrepeatedParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        Answer plain = answers.plain();
        return plain.isSuccess() && !plain.isAnswer() && !plain.holdsEvents()
                ? Optional.of("a plain request is answered with " + plain.outcome())
                : Optional.empty();
    }
}
