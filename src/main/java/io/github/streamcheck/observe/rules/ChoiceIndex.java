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

/** A choice at a wrong place. */
@AutoService(Rule.class)
public final class ChoiceIndex implements ChunkRule {

    @Override
    public String id() {
        return "choice-index";
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
        return "index missing, negative, or at or above n";
    }

    @Override
    public String explanation() {
        return "Clients put deltas together by the index of their choice, from 0 to n-1. Without it, or "
                + "with one that counts tokens, the text falls apart into pieces or is lost.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        long n = AskedFor.choices(stream);
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    long index = choice.index().orElse(-1);
                    if (index < 0 || index >= n) {
                        findings.add(
                                choice.index().isEmpty()
                                        ? "a choice has no index"
                                        : "the index of a choice is not from 0 to n-1",
                                Evidence.of(event));
                    }
                }
            }
        };
    }
}
