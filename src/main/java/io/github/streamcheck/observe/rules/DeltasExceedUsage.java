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

/** More deltas than tokens. */
@AutoService(Rule.class)
public final class DeltasExceedUsage implements StreamRule {

    @Override
    public String id() {
        return "deltas-exceed-usage";
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
        return "more token deltas than usage.completion_tokens";
    }

    @Override
    public String explanation() {
        return "A delta holds one token or more, so there can be fewer deltas than tokens but never more: "
                + "the server counts wrong (and bills wrong), or chunks were doubled on the way. If the "
                + "server only estimates its usage, set usageIsEstimate. Judged for one choice only, since "
                + "some servers count each choice apart.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                OptionalLong tokens =
                        facts.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
                if (facts.isOneChoice()
                        && tokens.orElse(0) > 0
                        && facts.tokenDeltas() > tokens.getAsLong()
                        && !stream.request().common().usageIsEstimate()) {
                    findings.add(
                            "more token deltas came than usage.completion_tokens counts",
                            Evidence.of(
                                    facts.tokenDeltas() + " token deltas, completion_tokens " + tokens.getAsLong()));
                }
            }
        };
    }
}
