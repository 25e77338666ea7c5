package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streams that were not requested. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.WARNING,
        summary = "stream: false, or no stream parameter, answered with an event stream, or with events after the JSON",
        explanation = """
            Clients parse the answer as one JSON object and fail. Common cause: a handler that always streams, or a
            gateway that ignores stream: false.

            Fix: Stream only if the request has stream: true.""")
public final class PlainAnsweredWithStream implements UnrepeatedParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.plain().holdsEvents()
                ? Optional.of("a plain request is answered with an event stream")
                : Optional.empty();
    }
}
