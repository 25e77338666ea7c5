package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A text with pieces lost, doubled or moved. */
@AutoService(Rule.class)
public final class TokenGap implements ParityRule {

    @Override
    public String id() {
        return "token-gap";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the streamed text lacks pieces of the plain one, or has some twice or in another order";
    }

    @Override
    public String explanation() {
        return "Tokens were dropped, sent twice or raced past each other on the way from the model to " + "the socket.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.GAP
                ? Optional.of("pieces of the streamed text are absent, doubled or in another order")
                : Optional.empty();
    }
}
