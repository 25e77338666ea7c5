package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Set;

/** Success, but no event stream by its media type. */
@AutoService(Rule.class)
public final class ContentType implements HttpRule {

    /** What has a rule of its own. */
    private static final Set<PlainBody> TOLD = Set.of(PlainBody.COMPLETION, PlainBody.ERROR, PlainBody.MARKUP);

    @Override
    public String id() {
        return "content-type";
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
        return "a 2xx answer to stream:true is not text/event-stream";
    }

    @Override
    public String explanation() {
        return "Browsers, EventSource, several SDKs and the streaming switches of proxies go by the media "
                + "type. Answer a streaming request with Content-Type: text/event-stream.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                facts.answer()
                        .filter(answer ->
                                answer.isSuccess() && !answer.isEventStream() && !TOLD.contains(PlainBody.of(end)))
                        .ifPresent(answer -> findings.add(
                                "the content type is " + given(answer) + " where text/event-stream belongs",
                                Evidence.of(end.plainBody())));
            }
        };
    }

    private static String given(StreamEvent.Answered answer) {
        List<String> types = answer.values("content-type");
        return types.isEmpty() ? "absent" : String.join(", ", types);
    }
}
