package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A text that ends before it is over. */
@AutoService(Rule.class)
public final class FinishEarly implements ParityRule {

    @Override
    public String id() {
        return "finish-early";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the streamed text ends with a finish reason, within a word or with all tokens counted, "
                + "where the plain one goes on";
    }

    @Override
    public String explanation() {
        return "The stream was closed as if all were said: often a reason that came with the first tool "
                + "call or reasoning chunk, or an answer whose upstream was cut and which a gateway then "
                + "dressed up as whole.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.difference() == TextDifference.FINISHED_EARLY
                ? Optional.of("the streamed text ends before the plain one does")
                : Optional.empty();
    }
}
