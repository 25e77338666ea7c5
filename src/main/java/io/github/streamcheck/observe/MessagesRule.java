package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about what only Anthropic's Messages API has. */
public interface MessagesRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return shape == EventShape.MESSAGES;
    }
}
