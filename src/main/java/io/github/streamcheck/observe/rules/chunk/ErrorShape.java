package io.github.streamcheck.observe.rules.chunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.FinishRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload;

/** Reports error events without the documented members. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "an error event without an error object that has message and type",
        explanation = """
            SDKs read error.message and error.type (and param and code). An error that is only a text, or that has
            detail instead, reaches the user as \"unknown error\".

            Fix: Send {\"error\": {\"message\": ..., \"type\": ..., \"param\": ..., \"code\": ...}}.""")
public final class ErrorShape implements FinishRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            boolean error = payload.asChunk().flatMap(Payload.Chunk::error).isPresent();
            if ((error || event.type().equals("error"))
                    && !isShaped(event.data().utf8())) {
                stream.report("an error event has no error object with message and type", event);
            }
        });
    }

    private static boolean isShaped(String text) {
        try {
            JsonNode error = Json.MAPPER.readTree(text).path("error");
            return error.path("message").isTextual() && error.has("type");
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
