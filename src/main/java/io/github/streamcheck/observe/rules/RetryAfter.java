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

/** A refusal that does not say when to come again. */
@AutoService(Rule.class)
public final class RetryAfter implements StreamRule {

    @Override
    public String id() {
        return "retry-after";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "429 or 503 without Retry-After";
    }

    @Override
    public String explanation() {
        return "A client that is turned away without Retry-After guesses when to try again, and all "
                + "clients guess alike. Send the header with 429 and 503; gateways should pass it on under "
                + "its own name.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.Answered answer) {
                boolean later = answer.status() == 429 || answer.status() == 503;
                if (later && answer.values("retry-after").isEmpty()) {
                    findings.add("HTTP " + answer.status() + " without Retry-After", Evidence.NONE);
                }
            }
        };
    }
}
