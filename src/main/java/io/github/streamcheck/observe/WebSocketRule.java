package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about what only a WebSocket has. */
public interface WebSocketRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.isWebSocket();
    }
}
