package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;

/** A rule about one stream. The state of a stream is in the observer that the rule makes for it. */
public interface StreamRule extends Rule {

    /**
     * Begins to watch a stream.
     *
     * @param facts what has been seen of the stream, up to and including the event that the observer is given
     * @param findings takes what is found
     */
    StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings);

    /** Whether it has anything to say of streams whose events have this shape. */
    default boolean isAbout(EventShape shape) {
        return true;
    }

    /**
     * Whether a single stream proves nothing, so that a finding counts only if most streams of the endpoint have it, and at
     * least three. It then
     * doesn't make its stream a failed one.
     */
    default boolean countsOnlyIfMost() {
        return false;
    }
}
