package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.InternalText;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.AnswerFact;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.Optional;

/** Reports internals of the server on its health, models or metrics page. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "the health, models or metrics page has a traceback, a stack trace or a panic",
        explanation = """
            It shows paths, versions and names inside the server, and that an exception is not handled on a page that load
            balancers and monitoring read.

            Fix: Catch exceptions of these pages and log them.""")
public final class ServerInternalsShown implements AnswerFact {

    @Override
    public Optional<String> check(PlainAnswer answer) {
        return InternalText.isIn(answer.body().utf8())
                ? Optional.of("shows the server's internals (" + answer.outcome() + ")")
                : Optional.empty();
    }
}
