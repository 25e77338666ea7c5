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

/** A message in place of a delta. */
@AutoService(Rule.class)
public final class MessageInStream implements ChunkRule {

    @Override
    public String id() {
        return "message-in-stream";
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
        return "message where delta belongs: a warning if there is a delta too";
    }

    @Override
    public String explanation() {
        return "It is the shape of an answer that is not streamed. Clients look for delta, find none, "
                + "and show nothing.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (choice.members().message() && choice.members().delta()) {
                        findings.addMinor("a choice has a message beside its delta", Evidence.of(event));
                    } else if (choice.members().message()) {
                        findings.add("a choice has a message where its delta belongs", Evidence.of(event));
                    }
                }
            }
        };
    }
}
