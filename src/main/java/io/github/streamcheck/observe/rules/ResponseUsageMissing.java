package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** No token counts at the end of a response. */
@AutoService(Rule.class)
public final class ResponseUsageMissing implements TypedRule {

    @Override
    public String id() {
        return "response-usage-missing";
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
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the last event of a response that did not fail has no usage";
    }

    @Override
    public String explanation() {
        return "The token counts belong into the response that the last event carries. Whoever bills or "
                + "budgets by them counts nothing.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                boolean failed = typed.status()
                        .filter(status -> status.equals("failed") || status.equals("cancelled"))
                        .isPresent();
                if (typed.step() == Payload.Step.END
                        && !failed
                        && typed.content().usage().isEmpty()) {
                    findings.add("the last event of the response has no usage", Evidence.of(event));
                }
            }
        };
    }
}
