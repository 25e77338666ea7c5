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

/** An error that is none. */
@AutoService(Rule.class)
public final class ErrorNull implements ChunkRule {

    @Override
    public String id() {
        return "error-null";
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
        return "\"error\": null beside good choices";
    }

    @Override
    public String explanation() {
        return "It means that there is no error, but official clients only ask whether the key is there: "
                + "the one for Java raises an exception, others drop the chunk. Leave the key out.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (chunk.envelope().nullError()) {
                    findings.add("a chunk has a key error with the value null", Evidence.of(event));
                }
            }
        };
    }
}
