package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports more deltas than tokens. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.ERROR,
        summary = "more token deltas than usage.completion_tokens",
        explanation = """
            A delta has at least one token, so there can't be more deltas than tokens: the server counts (and bills) wrong, or
            chunks were doubled. Only judged if there is one choice, since some servers count each choice separately.

            Fix: Count all tokens that were generated, and send each chunk only once (duplicate-chunk). If the server only estimates its
            usage, set usageIsEstimate.""")
public final class DeltasExceedUsage implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final EvenPieces pieces = new EvenPieces();

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                pieces.add(choice);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                long tokens = facts.usage()
                        .map(usage -> usage.generatedTokens().orElse(0))
                        .orElse(0L);
                boolean estimated = stream.request().common().usageIsEstimate() || pieces.areEven();
                if (facts.isOneChoice() && tokens > 0 && facts.tokenDeltas() > tokens && !estimated) {
                    stream.report(
                            "more token deltas came than usage.completion_tokens counts",
                            facts.tokenDeltas() + " token deltas, completion_tokens " + tokens);
                }
            }
        };
    }
}
