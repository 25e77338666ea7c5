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

/** A plain answer to a request for a stream. */
@AutoService(Rule.class)
public final class StreamIgnored implements StreamRule {

    @Override
    public String id() {
        return "stream-ignored";
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
        return "stream:true answered with one plain JSON completion";
    }

    @Override
    public String explanation() {
        return "The server, or a gateway in front of it, ignores stream: true and answers when all is "
                + "generated. Clients that expect events see an empty stream and no error.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.isSuccess() && PlainBody.of(end) == PlainBody.COMPLETION) {
                    findings.add("the answer is one plain completion, not a stream", Evidence.of(end.plainBody()));
                }
            }
        };
    }
}
