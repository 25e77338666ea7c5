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
import io.github.streamcheck.wire.StreamEvent;
import java.util.OptionalLong;

/** No tokens counted though tokens came. */
@AutoService(Rule.class)
public final class UsageZero implements StreamRule {

    @Override
    public String id() {
        return "usage-zero";
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
        return "zero completion tokens though tokens came";
    }

    @Override
    public String explanation() {
        return "The server counts nothing in what it generated: a counter that is never fed, or a gateway "
                + "that fills in a placeholder. Whoever bills or budgets by it counts nothing.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                OptionalLong tokens =
                        facts.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
                if (tokens.isPresent() && tokens.getAsLong() == 0 && facts.tokenDeltas() > 0) {
                    findings.add(
                            "usage.completion_tokens is 0, though tokens came",
                            Evidence.of(facts.tokenDeltas() + " token deltas"));
                }
            }
        };
    }
}
