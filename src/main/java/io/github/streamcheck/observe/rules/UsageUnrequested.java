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

/** Token counts that nobody asked for. */
@AutoService(Rule.class)
public final class UsageUnrequested implements ChunkRule {

    @Override
    public String id() {
        return "usage-unrequested";
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
        return "usage though not asked for";
    }

    @Override
    public String explanation() {
        return "Without stream_options.include_usage there is no usage in a stream. Clients that expect "
                + "choices in every chunk fail on the one that has none.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (!AskedFor.usage(stream) && chunk.usage().isPresent()) {
                    findings.add("usage came, though it was not asked for", Evidence.of(event));
                }
            }
        };
    }
}
