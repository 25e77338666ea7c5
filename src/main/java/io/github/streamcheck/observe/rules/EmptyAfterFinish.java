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

/** An empty delta after the finish reason. */
@AutoService(Rule.class)
public final class EmptyAfterFinish implements ChunkRule {

    @Override
    public String id() {
        return "empty-after-finish";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
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
        return "an empty delta of a choice after its finish reason";
    }

    @Override
    public String explanation() {
        return "It carries nothing, but clients that check the order of chunks reject it. The finish "
                + "reason belongs into the last chunk of a choice.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<boolean[]> finished = new PerChoice<>(() -> new boolean[1]);

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    boolean[] done = finished.of(choice);
                    boolean ends = choice.finishReason().isPresent();
                    if (done[0]
                            && !ends
                            && !choice.isTokenDelta()
                            && chunk.usage().isEmpty()) {
                        findings.add("an empty delta comes after the finish reason", Evidence.of(event));
                    }
                    done[0] |= ends;
                }
            }
        };
    }
}
