package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.regex.Pattern;

/** Reports lines that are not a JSON object. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.ERROR,
        summary = "a line that is not a JSON object in UTF-8, or is a server-sent event",
        explanation = """
            Each line of Ollama's streams is one JSON object. The official client for Python raises an error on any other line,
            the one for JavaScript skips it, and loses its text. Common causes: a gateway that sends server-sent events (data:)
            on this path, indented JSON, two objects on one line, a line cut at a buffer border, or [DONE].

            Fix: Write each object with a JSON library on one line, in UTF-8, with a line feed after it.""")
public final class NdjsonLine implements OllamaRule {

    private static final Pattern SSE = Pattern.compile("(data|event|id|retry)?:");

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        return new StreamObserver() {
            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.NotAnObject other) {
                    stream.report("a line is " + other.type() + " where a JSON object belongs", event);
                } else if (payload instanceof Payload.Undecodable broken) {
                    stream.report(problem(event, broken), event);
                }
            }

            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                if (fault.anomaly().kind() == FramingAnomaly.Kind.INVALID_UTF8) {
                    stream.report("a line is not UTF-8", fault.anomaly());
                }
            }
        };
    }

    private static String problem(SseEvent event, Payload.Undecodable broken) {
        if (SSE.matcher(event.data().head(Evidence.MAX_BYTES).utf8()).lookingAt()) {
            return "a line is part of a server-sent event, where a JSON object belongs";
        }
        if (broken.problem().equals(Payload.Undecodable.MORE_FOLLOWS)) {
            return "a line has more than one JSON value";
        }
        return event.terminated() ? "a line is not JSON" : "the last line is cut, and not JSON";
    }
}
