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

/** Chunks of another type. */
@AutoService(Rule.class)
public final class ObjectType implements ChunkRule {

    @Override
    public String id() {
        return "object-type";
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
        return "object is not chat.completion.chunk (chat) or text_completion (completions)";
    }

    @Override
    public String explanation() {
        return "Clients tell chunks from other objects by it; some skip a chunk whose type they do not "
                + "know. Chunks without choices are not looked at.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final String expected =
                    stream.endpoint().name().equals("chat") ? "chat.completion.chunk" : "text_completion";

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                String object = chunk.envelope().object().orElse("");
                if (!chunk.choices().isEmpty() && !object.equals(expected)) {
                    findings.add(
                            !object.isEmpty() ? "object is not " + expected : "object is absent", Evidence.of(event));
                }
            }
        };
    }
}
