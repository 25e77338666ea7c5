package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.Optional;

/** Reports lines without what the endpoint streams. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "a line without message (chat) or response (generate), or with a member of another type",
        explanation = """
            A line of /api/chat has an object message, one of /api/generate a text response, also the last line. Official clients
            raise an error without it, and Spring AI fails with a NullPointerException. done is a boolean, done_reason a text,
            durations and counts are integers. The client for JavaScript takes every line with error for an error, also with null.

            Fix: Send on each path the members that Ollama sends there, with their types.""")
public final class LineShape implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream given) {
        ObservedStream stream = given.reportingOnce();
        boolean chat = stream.endpoint().shape() == EventShape.OLLAMA_CHAT;
        String missing = chat ? "a line has no object message" : "a line has no text response";
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            Optional<Payload.Line> line = chunk.envelope().line();
            // A chunk of another API has a rule of its own.
            if (chunk.error().isEmpty()
                    && !chunk.hasChoices()
                    && line.filter(each -> !each.shaped()).isPresent()) {
                stream.report(missing, event);
            }
            if (chunk.envelope().nullError()) {
                stream.report("a line has a key error with the value null", event, "error");
            }
            line.flatMap(Payload.Line::odd)
                    .filter(odd -> chunk.error().isEmpty())
                    .ifPresent(odd -> stream.report("the member " + odd + " of a line has another type", event, odd));
        });
    }
}
