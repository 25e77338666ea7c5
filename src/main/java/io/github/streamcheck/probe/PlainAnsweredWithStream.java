package io.github.streamcheck.probe;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import java.util.Optional;

/** A stream that nobody asked for. */
@AutoService(Rule.class)
public final class PlainAnsweredWithStream implements ParityRule {

    @Override
    public String id() {
        return "plain-answered-with-stream";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "stream: false, or no stream at all, answered with an event stream, or with events after the JSON";
    }

    @Override
    public String explanation() {
        return "Clients parse the answer as one JSON object and fail. A handler that streams in any case, or a gateway "
                + "that overlooks stream: false, is the usual cause.";
    }

    @Override
    public Optional<String> check(Comparison answers) {
        return answers.plain().holdsEvents()
                ? Optional.of("a plain request is answered with an event stream")
                : Optional.empty();
    }
}
