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

/** A time of creation that is none. */
@AutoService(Rule.class)
public final class CreatedInvalid implements ChunkRule {

    /** As seconds, this is the year 5138. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    @Override
    public String id() {
        return "created-invalid";
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
        return "created is no positive integer of seconds";
    }

    @Override
    public String explanation() {
        return "It is a Unix time in seconds. Milliseconds put the answer 50,000 years ahead, and "
                + "fractions or texts fail in typed clients. That it moves on within a stream is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                long created = chunk.envelope().created().orElse(0);
                if (chunk.choices().isEmpty()) {
                    return;
                }
                if (created <= 0) {
                    findings.add("created is no positive integer", Evidence.of(event));
                } else if (created >= FIRST_MILLIS) {
                    findings.add("created is in milliseconds where seconds belong", Evidence.of(event));
                }
            }
        };
    }
}
