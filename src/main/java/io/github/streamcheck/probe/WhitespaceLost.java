package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A text without its blanks. */
@AutoService(Rule.class)
public final class WhitespaceLost implements ParityRule {

    @Override
    public String id() {
        return "whitespace-lost";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the streamed text is the plain one with white space missing in between";
    }

    @Override
    public String explanation() {
        return "Tokens begin with their blank, and each was stripped before it was sent: the words run "
                + "together. White space at the ends is not meant, since many servers strip it from plain answers.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.WHITE_SPACE
                ? Optional.of("the streamed text lacks white space that the plain one has")
                : Optional.empty();
    }
}
