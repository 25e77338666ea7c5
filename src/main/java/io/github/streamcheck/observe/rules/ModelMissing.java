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

/** Chunks without a model. */
@AutoService(Rule.class)
public final class ModelMissing implements ChunkRule {

    @Override
    public String id() {
        return "model-missing";
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
        return "model is absent or empty";
    }

    @Override
    public String explanation() {
        return "Clients log and bill by the model that answered. Another name than the one that was "
                + "asked for is common and not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (!chunk.choices().isEmpty()
                        && chunk.envelope().model().orElse("").isEmpty()) {
                    findings.add("a chunk has no model", Evidence.of(event));
                }
            }
        };
    }
}
