package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about what only the body of an HTTP response has. */
public interface HttpRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return !shape.isWebSocket();
    }
}
