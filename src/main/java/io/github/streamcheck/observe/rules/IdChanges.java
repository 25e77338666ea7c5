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

/** An id that changes. */
@AutoService(Rule.class)
public final class IdChanges implements ChunkRule {

    @Override
    public String id() {
        return "id-changes";
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
        return "different ids inside one stream";
    }

    @Override
    public String explanation() {
        return "Accumulators of SDKs take a chunk with another id for one of another answer, and drop it "
                + "or fail. It is made anew for each chunk, or two answers were mixed.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private Optional<String> first = Optional.empty();

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                Optional<String> id = chunk.envelope().id().filter(text -> !text.isEmpty());
                if (chunk.choices().isEmpty() || id.isEmpty()) {
                    return;
                }
                if (first.isEmpty()) {
                    first = id;
                } else if (!first.equals(id)) {
                    findings.add("the id changes inside the stream", Evidence.of(event));
                }
            }
        };
    }
}
