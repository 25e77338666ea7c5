package io.github.streamcheck.observe.rules.connection;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Set;

/** Reports successful answers of another media type than that of an event stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "a 2xx answer to stream:true has another media type than a stream of the endpoint",
        explanation = """
            Browsers, EventSource, several SDKs and streaming proxies decide by the media type.

            Fix: Answer a streaming request with Content-Type: text/event-stream, or with application/x-ndjson at Ollama's
            own endpoints.""")
public final class ContentType implements HttpRule {

    /** Other rules report these. */
    private static final Set<PlainBody> REPORTED = Set.of(PlainBody.COMPLETION, PlainBody.ERROR, PlainBody.MARKUP);

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.isSuccess() && !facts.isEventStream() && !REPORTED.contains(PlainBody.of(end))) {
                List<String> types = facts.answer().orElseThrow().values("content-type");
                String type = types.isEmpty() ? "absent" : String.join(", ", types);
                stream.report(
                        "the content type is " + type + " where "
                                + stream.endpoint().shape().mediaType() + " belongs",
                        end.plainBody());
            }
        });
    }
}
