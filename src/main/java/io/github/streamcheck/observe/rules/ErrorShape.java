package io.github.streamcheck.observe.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** An error that is not shaped as one. */
@AutoService(Rule.class)
public final class ErrorShape implements ChunkRule {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String id() {
        return "error-shape";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "an error event without an error object that has message and type";
    }

    @Override
    public String explanation() {
        return "SDKs read error.message and error.type (and param and code). An error that is a bare "
                + "text, or has detail in its place, reaches the user as \"unknown error\".";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                boolean error = payload.said().flatMap(Payload.Chunk::error).isPresent();
                if ((error || event.type().equals("error"))
                        && !isShaped(event.data().utf8())) {
                    findings.add("an error event has no error object with message and type", Evidence.of(event));
                }
            }
        };
    }

    private static boolean isShaped(String text) {
        try {
            JsonNode error = JSON.readTree(text).path("error");
            return error.path("message").isTextual() && error.has("type");
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
