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

/** An event stream without events. */
@AutoService(Rule.class)
public final class NoEvents implements StreamRule {

    @Override
    public String id() {
        return "no-events";
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
        return "status 200 and an event stream, or an open WebSocket, without any event";
    }

    @Override
    public String explanation() {
        return "The stream was opened and closed with nothing in it: the generator failed before its first "
                + "word, after the status had been sent. Clients see an empty answer and no error. Look at "
                + "the log of the server; answer with an error status when the request can be judged at once.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                boolean open = stream.endpoint().shape().isWebSocket() ? facts.isSuccess() : facts.isEventStream();
                if (end.how() instanceof StreamEnd.Complete && open && facts.events() == 0) {
                    findings.add(
                            "the stream ended without a single event", Evidence.of(end.bodyBytes() + " bytes of body"));
                }
            }
        };
    }
}
