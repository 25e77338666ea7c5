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

/** Fewer choices than were asked for. */
@AutoService(Rule.class)
public final class NIgnored implements ChunkRule {

    @Override
    public String id() {
        return "n-ignored";
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
        return "fewer choices than n";
    }

    @Override
    public String explanation() {
        return "The server knows nothing of n and answers with one choice, without saying so. It should "
                + "refuse what it does not support.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                long asked = AskedFor.choices(stream);
                if (asked > 1 && facts.endedInOrder(end) && facts.choices() > 0 && facts.choices() < asked) {
                    findings.add(
                            "fewer choices came than n asks for",
                            Evidence.of(facts.choices() + " of " + asked + " choices"));
                }
            }
        };
    }
}
