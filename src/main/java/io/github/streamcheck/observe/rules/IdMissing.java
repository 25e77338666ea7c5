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

/** Chunks without an id. */
@AutoService(Rule.class)
public final class IdMissing implements ChunkRule {

    @Override
    public String id() {
        return "id-missing";
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
        return "id is absent or empty";
    }

    @Override
    public String explanation() {
        return "The id ties the chunks of an answer together, and the answer to the log of the server. "
                + "Chunks without choices are not looked at.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (!chunk.choices().isEmpty()
                        && chunk.envelope().id().orElse("").isEmpty()) {
                    findings.add("a chunk has no id", Evidence.of(event));
                }
            }
        };
    }
}
