package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.function.BiConsumer;

/** A rule about the lines of JSON that Ollama's own endpoints stream. */
public interface OllamaRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.isLines();
    }

    /** Looks only at what lines say beside their text. */
    static StreamObserver onLine(BiConsumer<SseEvent, Payload.Line> look) {
        return StreamObserver.onSignificantChunk(
                (event, chunk) -> chunk.envelope().line().ifPresent(line -> look.accept(event, line)));
    }
}
