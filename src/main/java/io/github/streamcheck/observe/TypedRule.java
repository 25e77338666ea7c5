package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about events that say by their type what they are: chunks have none. */
public interface TypedRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.isTyped();
    }
}
