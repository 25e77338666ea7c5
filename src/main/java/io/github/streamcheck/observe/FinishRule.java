package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/**
 * A rule about answers that end with a finish reason, whichever word the protocol has for it, and call tools in fragments: all but those
 * that are made of items, and Ollama's, whose lines say more of their end, and less of why. Decoders give both in the terms of a chunk.
 */
public interface FinishRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return !shape.hasItems() && !shape.isLines();
    }
}
