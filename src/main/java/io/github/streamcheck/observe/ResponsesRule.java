package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about what only the Responses API has. */
public interface ResponsesRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape == EventShape.RESPONSES;
    }
}
