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

/** A text where null belongs. */
@AutoService(Rule.class)
public final class FinishNullText implements ChunkRule {

    @Override
    public String id() {
        return "finish-null-text";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the finish reason is the text \"null\", or empty, where null belongs";
    }

    @Override
    public String explanation() {
        return "Until the last chunk of a choice its finish reason is null. Clients with a closed list "
                + "of reasons fail on any other text, and clients that test for a value take the first "
                + "chunk for the last.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    choice.finish()
                            .filter(text -> text.isEmpty() || text.equals("null"))
                            .ifPresent(text -> findings.add(
                                    text.isEmpty()
                                            ? "a finish reason is empty"
                                            : "a finish reason is the text \"null\"",
                                    Evidence.of(event)));
                }
            }
        };
    }
}
