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

/** Generated text of another type. */
@AutoService(Rule.class)
public final class TextNotString implements ChunkRule {

    @Override
    public String id() {
        return "text-not-string";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "content or text is something else than a text or null";
    }

    @Override
    public String explanation() {
        return "Clients join the content of deltas as texts. A list of parts or a number fails in typed "
                + "clients, and reads \"[object Object]\" in others.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.members().oddText()) {
                        findings.add("generated text is not of type string", Evidence.of(event));
                    }
                }
            }
        };
    }
}
