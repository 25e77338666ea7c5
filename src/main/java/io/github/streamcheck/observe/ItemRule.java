package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about the items of a response, and about the response that has them, as the Responses and the Realtime API stream it. */
public interface ItemRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.hasItems();
    }
}
