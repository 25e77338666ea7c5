package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;

/** Reports chunks with another object type. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "object is not chat.completion.chunk (chat) or text_completion (completions)",
        explanation = """
            Clients recognize chunks by it; some skip a chunk of an unknown type. Chunks without choices are not
            checked.

            Fix: Send \"object\": \"chat.completion.chunk\" for chat, \"text_completion\" for completions.""")
public final class ObjectType implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        String expected =
                stream.endpoint().shape() == EventShape.CHAT_CHUNKS ? "chat.completion.chunk" : "text_completion";
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            String object = chunk.envelope().object().orElse("");
            if (!chunk.choices().isEmpty() && !object.equals(expected) && !chunk.isAnnotation()) {
                stream.report(!object.isEmpty() ? "object is not " + expected : "object is absent", event, "object");
            }
        });
    }
}
