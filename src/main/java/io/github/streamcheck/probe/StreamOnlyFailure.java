package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports requests that fail only as a stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "the plain request succeeds, and the streamed one fails each time",
        explanation = """
            The plain request is answered. The streamed one is refused, or ends without an event, with an error or cut
            off: the streaming path rejects a parameter, or its route is broken.

            Fix: Pass on all parameters in the streaming path, and check its route.""")
public final class StreamOnlyFailure implements UnrepeatedParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.plain().isAnswer() && answers.streamed().stream().allMatch(StreamOnlyFailure::isFailure)
                ? Optional.of("the plain request succeeds, but the streamed one fails")
                : Optional.empty();
    }

    /** Success under another media type is reported as that. */
    private static boolean isFailure(Answer streamed) {
        return !streamed.isSuccess() || (streamed.isEventStream() && !streamed.isAnswer());
    }
}
