package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Deltas that repeat all the text so far. */
@AutoService(Rule.class)
public final class DeltaCumulative implements StreamRule {

    /** Fewer may grow by chance. */
    private static final int MIN_DELTAS = 4;

    @Override
    public String id() {
        return "delta-cumulative";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "each delta holds all the text so far";
    }

    @Override
    public String explanation() {
        return "A delta is what is new. Where each one repeats the whole text, clients that join them show "
                + "it again and again. Send the difference to what was sent before.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private String before = "";
            private int growing;
            private boolean broken;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (broken || choice.text().isEmpty() || choice.index().orElse(0) != 0) {
                        continue;
                    }
                    broken = !(choice.text().length() > before.length()
                            && choice.text().startsWith(before));
                    before = choice.text();
                    growing++;
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!broken && growing >= MIN_DELTAS) {
                    findings.add("each delta holds all the text so far", Evidence.of(before));
                }
            }
        };
    }
}
