package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports streams that a server cuts while this client reads them more slowly than it sends, on purpose. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "with slowReaders: the connection of a slow reader ends before the body does",
        explanation = """
            The server, or a proxy in front of it, gave up on a client that takes the answer more slowly than it is generated.
            This protects the other clients, but who is on a poor network gets half an answer. A stream that is cut before
            anything was held back is reported as body-truncated.

            Fix: If slow clients are to get whole answers, buffer more of an answer, or raise the timeout for writes, such as
            send_timeout in nginx. If not, set this rule to off.""")
public final class SlowReaderCut implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (end.how() instanceof StreamEnd.Cut cut && end.connection().heldBack()) {
                stream.report("the stream of a slow reader was cut", cut.reason() + ", " + facts.progress());
            }
        });
    }
}
