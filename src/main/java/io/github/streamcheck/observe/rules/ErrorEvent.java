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
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** An error in the stream. */
@AutoService(Rule.class)
public final class ErrorEvent implements StreamRule {

    @Override
    public String id() {
        return "error-event";
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
        return "an error object, or an event of type error, in the stream";
    }

    @Override
    public String explanation() {
        return "The generation failed after the stream had begun, and the server says so. The evidence is "
                + "what it says. SDKs raise it as an exception; a client that only looks at the status takes "
                + "the stream for a success.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                boolean error = payload.said().flatMap(Payload.Chunk::error).isPresent();
                if (error || event.type().equals("error")) {
                    findings.add("the server reports an error in the stream", Evidence.of(event));
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.isSuccess() && PlainBody.of(end) == PlainBody.ERROR) {
                    findings.add("the answer is an error under a status of success", Evidence.of(end.plainBody()));
                }
            }
        };
    }
}
