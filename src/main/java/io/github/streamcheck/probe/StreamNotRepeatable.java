package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Streams that differ from each other. */
@AutoService(Rule.class)
public final class StreamNotRepeatable implements ParityRule {

    @Override
    public String id() {
        return "stream-not-repeatable";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "two streamed texts differ, while two plain ones agree";
    }

    @Override
    public String explanation() {
        return "At temperature 0 and with a seed the plain answers are the same each time and the "
                + "streamed ones are not: the seed or the temperature is not used for streams, or tokens "
                + "are lost now and then.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.NOT_REPEATABLE
                ? Optional.of("streamed answers to one prompt differ, plain ones do not")
                : Optional.empty();
    }
}
