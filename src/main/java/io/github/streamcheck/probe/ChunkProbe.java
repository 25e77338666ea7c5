package io.github.streamcheck.probe;

import io.github.streamcheck.plan.Endpoint;

/** A probe of what only chat and text completions have. */
interface ChunkProbe extends Probe {

    @Override
    default boolean isAbout(Endpoint endpoint) {
        return endpoint.shape().isChunks();
    }
}
