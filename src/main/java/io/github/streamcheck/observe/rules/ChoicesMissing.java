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

/** A chunk without choices. */
@AutoService(Rule.class)
public final class ChoicesMissing implements ChunkRule {

    @Override
    public String id() {
        return "choices-missing";
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
        return "no choices list in a chunk that is not usage or error";
    }

    @Override
    public String explanation() {
        return "Every chunk has a list of choices; the one that carries the usage has an empty one. SDKs "
                + "iterate over it without asking and raise an error where it is missing.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                boolean other = chunk.usage().isPresent() || chunk.error().isPresent() || Heartbeats.isHeartbeat(event);
                if (!chunk.hasChoices() && !other) {
                    findings.add("a chunk has no list of choices", Evidence.of(event));
                }
            }
        };
    }
}
