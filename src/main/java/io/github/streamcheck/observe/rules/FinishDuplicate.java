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
import java.util.HashMap;
import java.util.Map;

/** A choice that finished twice. */
@AutoService(Rule.class)
public final class FinishDuplicate implements ChunkRule {

    private static final int MAX_CHOICES = 128;

    @Override
    public String id() {
        return "finish-duplicate";
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
        return "two finish reasons for one choice";
    }

    @Override
    public String explanation() {
        return "Accumulators of SDKs raise an error on the second one, or end the choice twice. The same "
                + "reason repeated on the chunk that carries the usage is common and not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Map<Long, String> finished = new HashMap<>();

            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    long index = choice.index().orElse(0);
                    choice.finishReason().ifPresent(reason -> {
                        String before = finished.get(index);
                        boolean repeatedWithUsage =
                                reason.equals(before) && chunk.usage().isPresent();
                        if (before != null && !repeatedWithUsage) {
                            findings.add("a choice has two finish reasons", Evidence.of(event));
                        }
                        if (finished.size() < MAX_CHOICES) {
                            finished.put(index, reason);
                        }
                    });
                }
            }
        };
    }
}
