package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;

/** Reports a plain completion as the answer to a request for a stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "stream:true answered with one plain JSON completion",
        explanation = """
            The server, or a gateway in front of it, ignores stream: true and answers when the whole text is generated.
            Clients that expect events see an empty stream and no error.

            Fix: Pass stream: true on, and answer it with text/event-stream.""")
public final class StreamIgnored implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.isSuccess() && PlainBody.of(end) == PlainBody.COMPLETION) {
                stream.report("the answer is one plain completion, not a stream", end.plainBody());
            }
        });
    }
}
