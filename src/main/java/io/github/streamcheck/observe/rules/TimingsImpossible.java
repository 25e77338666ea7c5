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

/** Timings that can't be. */
@AutoService(Rule.class)
public final class TimingsImpossible implements ChunkRule {

    private static final double MAX_PER_SECOND = 100_000;

    @Override
    public String id() {
        return "timings-impossible";
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
        return "timings that are zero, negative or above 100,000 tokens/s";
    }

    @Override
    public String explanation() {
        return "llama.cpp and its relatives send timings with the last chunk. Ones that can't be come "
                + "from a clock that was read at the wrong place, and spoil every chart that is made from "
                + "them.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                chunk.envelope()
                        .timings()
                        .filter(TimingsImpossible::isImpossible)
                        .ifPresent(timings ->
                                findings.add("the timings in the stream are impossible", Evidence.of(event)));
            }
        };
    }

    private static boolean isImpossible(Payload.Timings timings) {
        return timings.predictedMillis().orElse(1) <= 0
                || timings.predictedPerSecond().orElse(1) <= 0
                || timings.predictedPerSecond().orElse(1) > MAX_PER_SECOND;
    }
}
