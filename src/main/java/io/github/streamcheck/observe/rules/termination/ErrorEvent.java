package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;

/** Reports errors that the server sends in the stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "an error object, or an event of type error, in the stream",
        explanation = """
            The generation failed after the stream had begun. The evidence is the server's error. SDKs raise it as an
            exception; a client that only checks the status takes the stream for a success.

            Fix: Find the cause of the error in the server's log.""")
public final class ErrorEvent implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void significant(SseEvent event, Payload payload) {
                Optional<String> error = payload.asChunk().flatMap(Payload.Chunk::error);
                if (error.isPresent() || event.type().equals("error")) {
                    // The whole data may be too long to show the error.
                    String shown = error.orElse(Evidence.of(event).excerpt());
                    stream.report("the server reports an error in the stream", Evidence.at(event, shown));
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().isSuccess() && PlainBody.of(end) == PlainBody.ERROR) {
                    stream.report("the answer is an error with a status of success", end.plainBody());
                }
            }
        };
    }
}
