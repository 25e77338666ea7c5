package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about what only the Realtime API has. */
public interface RealtimeRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape == EventShape.REALTIME;
    }
}
