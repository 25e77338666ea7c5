package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about how chunks are shaped, and how a stream of them ends: other streams have no such things. */
public interface ChunkRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.isChunks();
    }
}
