package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about the body of an HTTP response, which a WebSocket does not have. */
public interface HttpRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return !shape.isWebSocket();
    }
}
