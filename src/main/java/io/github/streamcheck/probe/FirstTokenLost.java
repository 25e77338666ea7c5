package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A text without its beginning or its end. */
@AutoService(Rule.class)
public final class FirstTokenLost implements ParityRule {

    @Override
    public String id() {
        return "first-token-lost";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the streamed text lacks the beginning or the end that the plain one has";
    }

    @Override
    public String explanation() {
        return "The first token is often lost to a parser that waits for it, and the last to one that "
                + "holds it back as the beginning of a stop sequence or a tool call.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.END_LOST
                ? Optional.of("the streamed text lacks the beginning or the end of the plain one")
                : Optional.empty();
    }
}
