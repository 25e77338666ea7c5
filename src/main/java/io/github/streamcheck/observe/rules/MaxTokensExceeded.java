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

/** More tokens than asked for. */
@AutoService(Rule.class)
public final class MaxTokensExceeded implements StreamRule {

    private static final int CLOSE = 10;

    @Override
    public String id() {
        return "max-tokens-exceeded";
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
        return "more tokens than max_tokens: a warning if by 10 at most, or if the finish reason is stop";
    }

    @Override
    public String explanation() {
        return "The limit is there for cost and time. The server ignores it, counts another request, or "
                + "reads another parameter (max_completion_tokens, max_tokens). Without usage, token deltas "
                + "are counted, which are never more than the tokens.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                long limit = AskedFor.maxTokens(stream).orElse(Long.MAX_VALUE);
                if (limit >= Integer.MAX_VALUE || limit <= 0) {
                    return;
                }
                long allowed = limit * Math.max(1, Math.max(AskedFor.choices(stream), facts.choices()));
                long counted = stream.request().common().usageIsEstimate()
                        ? 0
                        : facts.usage()
                                .map(usage -> usage.completionTokens().orElse(0))
                                .orElse(0L);
                long tokens = Math.max(counted, facts.tokenDeltas());
                if (tokens <= allowed) {
                    return;
                }
                Evidence evidence = Evidence.of(tokens + " tokens, asked for " + allowed + " at most");
                boolean minor = tokens <= allowed + CLOSE
                        || facts.lastFinishReason().filter("stop"::equals).isPresent();
                if (minor) {
                    findings.addMinor("somewhat more tokens came than max_tokens allows", evidence);
                } else {
                    findings.add("more tokens came than max_tokens allows", evidence);
                }
            }
        };
    }
}
