package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports more tokens than requested. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.ERROR,
        summary = "more tokens than max_tokens: a warning for up to 10 more, or if the finish reason is stop",
        explanation = """
            The limit is for cost and time. The server ignores it, counts another request, or reads another parameter
            (max_completion_tokens, max_tokens). Without usage, token deltas are counted; there are never more of them than
            tokens.

            Fix: Apply the limit of the request, under both of its names (max_completion_tokens, max_tokens).""")
public final class MaxTokensExceeded implements StreamRule {

    private static final int CLOSE = 10;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        long limit = AskedFor.maxTokens(stream.request()).orElse(0);
        if (limit >= Integer.MAX_VALUE || limit <= 0) {
            return StreamObserver.NONE;
        }
        return new StreamObserver() {
            private final EvenPieces pieces = new EvenPieces();

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                pieces.add(choice);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                StreamFacts facts = stream.facts();
                long choices = Math.max(1, Math.max(AskedFor.choices(stream.request()), facts.choices()));
                long allowed = limit * choices;
                long usage = facts.completionTokens().orElse(0);
                boolean counted = usage > 0 && !stream.request().common().usageIsEstimate();
                long tokens = counted ? usage : pieces.areEven() ? 0 : facts.tokenDeltas();
                Evidence evidence = Evidence.of(tokens + " tokens, asked for " + allowed + " at most");
                boolean minor = tokens <= allowed + CLOSE || facts.isFinishedBy("stop");
                if (tokens > allowed && minor) {
                    stream.warn("somewhat more tokens were sent than max_tokens allows", evidence);
                } else if (tokens > allowed) {
                    stream.report("more tokens were sent than max_tokens allows", evidence);
                }
            }
        };
    }
}
