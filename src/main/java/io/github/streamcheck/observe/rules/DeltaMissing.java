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

/** Choices without a delta. */
@AutoService(Rule.class)
public final class DeltaMissing implements ChunkRule {

    @Override
    public String id() {
        return "delta-missing";
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
        return "no delta (chat) or text (completions) in a choice";
    }

    @Override
    public String explanation() {
        return "The schema requires it, though it may be empty. Clients read through it without a check, "
                + "and fail on the chunk.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    Payload.Members members = choice.members();
                    if (!members.delta() && !members.text() && !members.message()) {
                        findings.add("a choice has neither delta nor text", Evidence.of(event));
                    }
                }
            }
        };
    }
}
