package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Reports streamed texts with pieces lost, doubled or moved. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.PARITY,
        severity = Severity.ERROR,
        summary = "the streamed text lacks pieces of the plain one, or has some twice or in another order",
        explanation = """
            Tokens were dropped, sent twice or reordered on the way from the model to the socket.

            Fix: Send the tokens of a stream from one thread, in order, and drop none.""")
public final class TokenGap implements ParityRule {

    @Override
    public Optional<String> check(AnswerComparison answers) {
        return answers.messageOn(
                TextDifference.GAP, "pieces of the streamed text are absent, doubled or in another order");
    }
}
