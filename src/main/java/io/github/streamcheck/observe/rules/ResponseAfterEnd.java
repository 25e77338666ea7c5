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

/** A response that goes on after its end. */
@AutoService(Rule.class)
public final class ResponseAfterEnd implements TypedRule {

    @Override
    public String id() {
        return "response-after-end";
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
        return "an event of the response after response.completed, failed or incomplete, or a second one " + "of these";
    }

    @Override
    public String explanation() {
        return "Clients stop listening at the end of a response, so what comes after it is lost, or is "
                + "taken for part of the next one. A sentinel [DONE] is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean over;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (over && typed.type().startsWith("response.")) {
                    findings.add("the response goes on after its end", Evidence.of(event));
                }
                over |= typed.step() == Payload.Step.END;
            }
        };
    }
}
