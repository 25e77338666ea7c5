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
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** The stream sent more than is taken. */
@AutoService(Rule.class)
public final class StreamTooLarge implements StreamRule {

    @Override
    public String id() {
        return "stream-too-large";
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
        return "the stream sends more than the limits of size take";
    }

    @Override
    public String explanation() {
        return "A generation without an end, a line that never ends, or a body that unpacks to far more than it "
                + "was: a client without limits would run out of memory. The stream was given up there. If so large a "
                + "stream is normal here, raise the parameter that the message names.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (end.how() instanceof StreamEnd.TooLarge large) {
                    findings.add(
                            "the stream is larger than " + large.parameter() + " allows",
                            Evidence.of("after " + facts.events() + " events, " + end.bodyBytes() + " bytes"));
                }
            }
        };
    }
}
