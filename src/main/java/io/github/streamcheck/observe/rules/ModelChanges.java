package io.github.streamcheck.observe.rules;

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
import java.util.Optional;

/** A model that changes. */
@AutoService(Rule.class)
public final class ModelChanges implements ChunkRule {

    @Override
    public String id() {
        return "model-changes";
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
        return "different models inside one stream";
    }

    @Override
    public String explanation() {
        return "A stream comes from one model. A name that changes on the way points to a gateway that "
                + "switched servers in the middle of an answer, or mixed two.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private Optional<String> first = Optional.empty();

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                Optional<String> model = chunk.envelope().model().filter(text -> !text.isEmpty());
                if (chunk.choices().isEmpty() || model.isEmpty()) {
                    return;
                }
                if (first.isEmpty()) {
                    first = model;
                } else if (!first.equals(model)) {
                    findings.add("the model changes inside the stream", Evidence.of(event));
                }
            }
        };
    }
}
