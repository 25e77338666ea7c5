package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about typed events, such as those of the Responses API; chunks have no types. */
public interface TypedRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape.isTyped();
    }
}
