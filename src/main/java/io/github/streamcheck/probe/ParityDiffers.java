package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Another text. */
@AutoService(Rule.class)
public final class ParityDiffers implements ParityRule {

    @Override
    public String id() {
        return "parity-differs";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the streamed text is another one than the plain one";
    }

    @Override
    public String explanation() {
        return "Two plain answers agreed, two streamed ones agreed, and they differ from each other: the "
                + "request is built otherwise for streams (template, system prompt, sampling), or the batch "
                + "size changes the numbers.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.OTHER
                ? Optional.of("the streamed text is another one than the plain one")
                : Optional.empty();
    }
}
