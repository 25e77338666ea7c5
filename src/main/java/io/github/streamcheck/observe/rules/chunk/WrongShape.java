package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports chunks in the shape of the other endpoint. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "chunks of chat on completions or messages, or the reverse",
        explanation = """
            A chunk of chat has choices[].delta, one of completions choices[].text. Clients find nothing in chunks of
            the other shape. Common cause: both paths are routed to one handler. An id with the other endpoint's prefix
            is not reported.

            Fix: Give each path a handler of its own.""")
public final class WrongShape implements StreamRule {

    @Override
    public boolean isAbout(EventShape shape) {
        return !shape.hasItems();
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        if (!stream.endpoint().shape().isChunks()) {
            return StreamObserver.onSignificantChunk((event, chunk) -> {
                if (chunk.hasChoices()) {
                    stream.report("an event is a chunk of another API", event);
                }
            });
        }
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            boolean chat = stream.endpoint().shape() == EventShape.CHAT_CHUNKS;
            for (Payload.Choice choice : chunk.choices()) {
                boolean delta = choice.members().delta();
                boolean text = choice.members().text();
                if (chat ? text && !delta : delta && !text) {
                    stream.report("a chunk has the shape of the other endpoint", event);
                }
            }
        });
    }
}
