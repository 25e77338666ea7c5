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
import io.github.streamcheck.wire.StreamEvent;

/** A choice without a finish reason. */
@AutoService(Rule.class)
public final class FinishMissing implements ChunkRule {

    @Override
    public String id() {
        return "finish-missing";
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
        return "a choice without a finish_reason by the end of the body";
    }

    @Override
    public String explanation() {
        return "The body ended in order, but a choice has no finish reason: the generation died on the "
                + "way, and the hop in front closed the stream as if nothing had happened. SDK accumulators "
                + "raise an error; other clients show half an answer as a whole one.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                // Where indexes are wrong, a choice may have finished under another one.
                boolean told = facts.sawFinish() && facts.hasChoiceBeyond(AskedFor.choices(stream));
                boolean open = !told && (!facts.unfinishedChoices().isEmpty() || !facts.sawFinish());
                if (facts.endedInOrder(end) && open) {
                    findings.add("no finish_reason by the end of the stream", Evidence.of(text(facts)));
                }
            }
        };
    }

    private static String text(StreamFacts facts) {
        return facts.unfinishedChoices().isEmpty()
                ? "no choice has a finish reason, after " + facts.events() + " events"
                : "open choices " + facts.unfinishedChoices() + " after " + facts.tokenDeltas() + " token deltas";
    }
}
