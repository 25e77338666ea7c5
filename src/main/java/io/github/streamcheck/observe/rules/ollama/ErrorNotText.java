package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports error lines whose error is no text. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "a line whose error is not a text",
        explanation = """
            Ollama's errors are a text: {\"error\": \"...\"}. Its clients show an object, as OpenAI's API has it, as
            \"[object Object]\", or as JSON.

            Fix: Send the message itself as error.""")
public final class ErrorNotText implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (chunk.error().filter(error -> !error.startsWith("\"")).isPresent()) {
                stream.report("the error of a line is not a text", event, "error");
            }
        });
    }
}
