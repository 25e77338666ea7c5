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

/** Chunks of the other endpoint. */
@AutoService(Rule.class)
public final class WrongShape implements ChunkRule {

    @Override
    public String id() {
        return "wrong-shape";
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
        return "chunks of chat on completions, or the reverse";
    }

    @Override
    public String explanation() {
        return "A chunk of chat has choices[].delta, one of completions choices[].text. A client of the "
                + "one finds nothing in chunks of the other. Usual cause: both paths routed to one handler. "
                + "An id that begins like the other endpoint's is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                boolean chat = stream.endpoint().name().equals("chat");
                for (Payload.Choice choice : chunk.choices()) {
                    boolean delta = choice.members().delta();
                    boolean text = choice.members().text();
                    if (chat ? text && !delta : delta && !text) {
                        findings.add("a chunk has the shape of the other endpoint", Evidence.of(event));
                    }
                }
            }
        };
    }
}
