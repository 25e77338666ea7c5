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

/** Token counts on a chunk with choices. */
@AutoService(Rule.class)
public final class UsageWithChoices implements ChunkRule {

    @Override
    public String id() {
        return "usage-with-choices";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "usage on a chunk that has choices, where include_usage promises a chunk of its own";
    }

    @Override
    public String explanation() {
        return "Common, and most clients take it, but the accumulator of the official client for Java "
                + "drops the choices of such a chunk. With include_usage the counts come in a chunk with "
                + "empty choices.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (stream.request().includeUsage()
                        && chunk.usage().isPresent()
                        && !chunk.choices().isEmpty()) {
                    findings.add("usage rides on a chunk with choices", Evidence.of(event));
                }
            }
        };
    }
}
