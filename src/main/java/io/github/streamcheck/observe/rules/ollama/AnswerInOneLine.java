package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;

/** Reports a whole answer in one line. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CONNECTION,
        severity = Severity.ERROR,
        summary = "stream:true answered with one plain JSON object",
        explanation = """
            The server, or a gateway in front of it, ignores stream: true and answers when the whole text is generated: one object
            as application/json, without a line feed or with a Content-Length, as Ollama answers stream: false. Users wait for the
            whole text.

            Fix: Pass stream: true on, and answer it line by line with application/x-ndjson.""")
public final class AnswerInOneLine implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean plain;

            @Override
            public void significant(SseEvent event, Payload payload) {
                StreamFacts facts = stream.facts();
                boolean whole = facts.events() == 1 && payload.isEnd() && facts.sawOutput();
                ResponseHead head = facts.answer().orElseThrow();
                boolean typed =
                        !head.mediaType().equals(stream.endpoint().shape().mediaType());
                plain = whole
                        && typed
                        && (!event.terminated()
                                || !head.values("content-length").isEmpty());
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (plain && stream.facts().events() == 1) {
                    stream.report("the answer is one plain JSON object, not a stream");
                }
            }
        };
    }
}
