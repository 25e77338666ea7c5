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

/** A page where the API should be. */
@AutoService(Rule.class)
public final class NotTheApi implements StreamRule {

    @Override
    public String id() {
        return "not-the-api";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "HTML or other markup with status 200";
    }

    @Override
    public String explanation() {
        return "A page of a proxy, a login or a default site answers in place of the API: baseUrl points "
                + "to the wrong place, or something between wants a login first.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.isSuccess() && PlainBody.of(end) == PlainBody.MARKUP) {
                    findings.add("the answer is a page of markup, not the API", Evidence.of(end.plainBody()));
                }
            }
        };
    }
}
