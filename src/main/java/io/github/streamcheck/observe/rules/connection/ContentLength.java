package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import java.util.List;

/** Reports event streams with a Content-Length. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        quorum = Quorum.MOST,
        summary = "a Content-Length on the event stream, in most streams",
        explanation = """
            The length of an answer is unknown while it is generated. With a Content-Length the whole answer was there
            before its first byte was sent: it is not streamed, however fast it arrives. Common cause: a handler reads
            the upstream's body as a String or a list and returns that.

            Fix: Return an SseEmitter, a Flux or a Multi of events, or copy the body with a flush after each event
            (Spring's RestClient: exchange in place of retrieve).""")
public final class ContentLength implements HttpRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            // An error, or an empty answer, may well be known in advance.
            if (facts.isEventStream() && facts.tokenDeltas() > 0) {
                ResponseHead answer = facts.answer().orElseThrow();
                List<String> lengths = answer.values("content-length");
                // With a Transfer-Encoding, Content-Length has no meaning.
                if (!lengths.isEmpty() && answer.values("transfer-encoding").isEmpty()) {
                    stream.report(
                            "the event stream has a Content-Length: the whole answer was there before its first byte was sent",
                            "content-length: " + String.join(", ", lengths));
                }
            }
        });
    }
}
