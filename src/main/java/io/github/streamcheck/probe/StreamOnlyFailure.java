package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A failure of streams only. */
@AutoService(Rule.class)
public final class StreamOnlyFailure implements ParityRule {

    @Override
    public String id() {
        return "stream-only-failure";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the plain request succeeds, the streamed one fails, each time";
    }

    @Override
    public String explanation() {
        return "The same request is answered plain and refused as a stream: a parameter that the "
                + "streaming path does not know, or a route that is broken.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.streamed().stream().noneMatch(Answer::isSuccess)
                ? Optional.of("the plain request succeeds, but the streamed one fails")
                : Optional.empty();
    }
}
