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
import io.github.streamcheck.wire.StreamEvent;

/** Too few log probabilities. */
@AutoService(Rule.class)
public final class LogprobsCount implements ChunkRule {

    @Override
    public String id() {
        return "logprobs-count";
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
        return "fewer log probabilities than text deltas, when asked for";
    }

    @Override
    public String explanation() {
        return "Every token of the text has its own. A delta may hold several tokens, with as many "
                + "entries, and entries may come with a neighbour, so the whole stream is counted; fewer "
                + "entries than deltas means that some were lost.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        if (!AskedFor.logprobs(stream)) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private long entries;
            private long deltas;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    deltas += choice.text().isEmpty() ? 0 : 1;
                    entries += choice.logprobs()
                            .map(logprobs -> logprobs.values().size())
                            .orElse(0);
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.endedInOrder(end) && entries > 0 && entries < deltas) {
                    findings.add(
                            "fewer log probabilities came than text deltas",
                            Evidence.of(entries + " entries for " + deltas + " deltas"));
                }
            }
        };
    }
}
