package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** Another finish reason. */
@AutoService(Rule.class)
public final class ParityFinish implements ParityRule {

    @Override
    public String id() {
        return "parity-finish";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the finish reason differs between streamed and plain";
    }

    @Override
    public String explanation() {
        return "Clients act on the reason, and would act otherwise on the same answer. Told where the "
                + "texts are the same.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.isSameText()
                        && !answers.stream()
                                .finishReason()
                                .equals(answers.plain().finishReason())
                ? Optional.of("the finish reasons of streamed and plain answers differ")
                : Optional.empty();
    }
}
