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
import io.github.streamcheck.wire.StreamEvent;

/** Ended in order with nothing generated. */
@AutoService(Rule.class)
public final class NoTokenDelta implements StreamRule {

    @Override
    public String id() {
        return "no-token-delta";
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
        return "a stream that ends in order with nothing generated";
    }

    @Override
    public String explanation() {
        return "Role, finish and [DONE] came, but no text, no reasoning and no tool call: a false success. "
                + "A role-only, empty or null delta is no output. A filtered answer (content_filter) is not "
                + "meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                boolean ended = facts.sawDone() || facts.sawFinish();
                boolean filtered = facts.lastFinishReason()
                        .filter("content_filter"::equals)
                        .isPresent();
                boolean nothingAsked = stream.request().common().maxTokens().orElse(1) == 0;
                if (facts.endedInOrder(end)
                        && ended
                        && facts.tokenDeltas() == 0
                        && !facts.sawDamage()
                        && !filtered
                        && !nothingAsked) {
                    findings.add("the stream ended in order, but nothing was generated", Evidence.NONE);
                }
            }
        };
    }
}
