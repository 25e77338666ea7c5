package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Other token counts. */
@AutoService(Rule.class)
public final class ParityUsage implements ParityRule {

    @Override
    public String id() {
        return "parity-usage";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "completion_tokens differ by more than 1 between streamed and plain, for the same text";
    }

    @Override
    public String explanation() {
        return "The two are counted in different places, and one of them wrong. One more or less is the "
                + "end token. Told where the texts are the same.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.isSameText()
                        && answers.stream().tokens().isPresent()
                        && answers.plain().tokens().isPresent()
                        && Math.abs(answers.stream().tokens().getAsLong()
                                        - answers.plain().tokens().getAsLong())
                                > 1
                ? Optional.of("streamed and plain answers count different tokens for the same text")
                : Optional.empty();
    }
}
