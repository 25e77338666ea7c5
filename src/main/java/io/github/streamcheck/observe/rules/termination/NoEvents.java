package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports event streams without events. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "status 200 and an event stream, or an open WebSocket, without any event",
        explanation = """
            The stream was opened and closed without an event: the generator failed at once, after the status had been
            sent. Clients see an empty answer and no error.

            Fix: Look at the log of the server; answer with an error status if the request can be checked at once.""")
public final class NoEvents implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            boolean open = stream.endpoint().shape().isWebSocket() ? facts.isSuccess() : facts.isEventStream();
            if (end.how() instanceof StreamEnd.Complete && open && facts.events() == 0 && !isReported(end)) {
                stream.report("the stream ended without a single event", end.bodyBytes() + " bytes of body");
            }
        });
    }

    /** Whether something else came, which has a rule of its own. */
    private static boolean isReported(StreamEvent.Ended end) {
        PlainBody body = PlainBody.of(end);
        return body != PlainBody.NOTHING && body != PlainBody.OTHER;
    }
}
