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
import java.util.HashSet;
import java.util.Set;

/** Output after the finish reason. */
@AutoService(Rule.class)
public final class ContentAfterFinish implements ChunkRule {

    private static final int MAX_CHOICES = 128;

    @Override
    public String id() {
        return "content-after-finish";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "a token delta for a choice after its finish reason";
    }

    @Override
    public String explanation() {
        return "Clients take the finish reason for the end of a choice and drop what follows, so text is "
                + "lost. Output in the same chunk as the finish reason is fine, and so is another choice's.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Set<Long> finished = new HashSet<>();

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    long index = choice.index().orElse(0);
                    if (choice.isTokenDelta() && finished.contains(index)) {
                        findings.add("output came after the finish reason of its choice", Evidence.of(event));
                    }
                    if (choice.finishReason().isPresent() && finished.size() < MAX_CHOICES) {
                        finished.add(index);
                    }
                }
            }
        };
    }
}
