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

/** Reasoning that is sent as content too. */
@AutoService(Rule.class)
public final class ReasoningInBoth implements StreamRule {

    private static final int MIN_CHUNKS = 3;
    private static final int MIN_LENGTH = 20;
    private static final int NO_MORE = -1;

    @Override
    public String id() {
        return "reasoning-in-both";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the same text as reasoning and as content";
    }

    @Override
    public String explanation() {
        return "A gateway copies the reasoning into the content for clients that know no reasoning, so "
                + "that those who do show it twice. Two names of the reasoning itself (reasoning, "
                + "reasoning_content) with the same text are not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final TextStart reasoning = new TextStart();
            private int both;
            private int repeated;
            private boolean found;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    reasoning.add(choice.reasoning());
                    String text = choice.text();
                    if (text.isEmpty() || found) {
                        continue;
                    }
                    both += text.equals(choice.reasoning()) ? 1 : 0;
                    int matching = repeated == NO_MORE ? -1 : reasoning.matching(repeated, text);
                    repeated = matching < 0 ? NO_MORE : repeated + matching;
                    if (both == MIN_CHUNKS || repeated >= Math.max(MIN_LENGTH, reasoning.length())) {
                        found = true;
                        findings.add("the same text comes as reasoning and as content", Evidence.of(event));
                    }
                }
            }
        };
    }
}
