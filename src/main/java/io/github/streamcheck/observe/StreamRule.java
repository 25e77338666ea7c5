package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about one stream. The state of a stream is in the observer that the rule makes for it. */
public interface StreamRule extends Rule {

    /** Begins to observe a stream. */
    StreamObserver observe(ObservedStream stream);

    /** Whether it applies to streams whose events have this shape. */
    default boolean isAbout(EventShape shape) {
        return true;
    }

    /**
     * How many streams of an endpoint must have a finding before it counts. Where one is not enough, it doesn't make its stream a
     * failed one.
     */
    default Quorum quorum() {
        return RuleDescription.of(getClass()).quorum();
    }
}
