package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.InternalText;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.server.AnswerFact;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.Optional;

/** A traceback on a page that anyone may ask for. */
@AutoService(Rule.class)
public final class InternalsShown implements AnswerFact {

    @Override
    public String id() {
        return "server-internals-shown";
    }

    @Override
    public String summary() {
        return "the answer to a question for health, models or metrics holds a traceback, a stack trace or a panic";
    }

    @Override
    public String explanation() {
        return "It tells strangers of paths, versions and names inside the server, and that an exception went unhandled where "
                + "load balancers and monitoring look.";
    }

    @Override
    public Optional<String> check(PlainAnswer answer) {
        return InternalText.isIn(answer.body().utf8())
                ? Optional.of("shows the server's internals (" + answer.outcome() + ")")
                : Optional.empty();
    }
}
