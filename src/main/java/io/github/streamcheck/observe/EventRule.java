package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about how events are framed, and about data that is no JSON object. Lines of NDJSON have rules of their own. */
public interface EventRule extends StreamRule {

    @Override
    default boolean isAbout(EventShape shape) {
        return !shape.isLines();
    }
}
