package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamRequest;

/**
 * One stream as one rule sees it: what was asked for, what has come so far, and where the rule reports what is wrong.
 *
 * <p>A message is in lower case and holds nothing that differs from stream to stream, so that equal defects are grouped; such
 * details belong into the evidence.
 */
public interface ObservedStream {

    /**
     * How many choices, calls, items or texts of one stream are looked at. No server sends so many, and a broken one must not cost
     * memory.
     */
    int MAX_PARTS = 128;

    /** Where the stream is asked for. */
    Endpoint endpoint();

    /** What is asked of the server, for people: {@code POST http://localhost:8000/v1/chat/completions}. */
    String question();

    /** What the stream asks for. */
    StreamRequest request();

    /** What has been seen of the stream, up to and including the event that the observer is given. */
    StreamFacts facts();

    /** Reports what is wrong. */
    void report(String message, Evidence evidence);

    /** Reports what is a warning at most, unless the user gave the rule a severity. */
    void warn(String message, Evidence evidence);

    /** Reports what is wrong with the stream as a whole. */
    default void report(String message) {
        report(message, Evidence.NONE);
    }

    /** Reports what is wrong with the stream as a whole, and {@code detail} of it. */
    default void report(String message, String detail) {
        report(message, Evidence.of(detail));
    }

    /** Reports what is missing at the end of the stream, and how far the stream has come. */
    default void reportMissing(String message) {
        report(message, facts().progress());
    }

    /** Reports what is wrong with an event. */
    default void report(String message, SseEvent event) {
        report(message, Evidence.of(event));
    }

    /** Reports what is wrong with a member of an event's data, and shows the data from there on if it is long. */
    default void report(String message, SseEvent event, String member) {
        report(message, Evidence.of(event, member));
    }

    /** Reports what is wrong with a body that is no event stream. */
    default void report(String message, Bytes body) {
        report(message, Evidence.of(body));
    }

    /** Reports what is wrong with the framing. */
    default void report(String message, FramingAnomaly anomaly) {
        report(message, Evidence.of(anomaly));
    }

    /** Reports an event with a defect that is a warning at most, unless the user gave the rule a severity. */
    default void warn(String message, SseEvent event) {
        warn(message, Evidence.of(event));
    }

    /** The same stream for a rule whose defects show in many events: each message is reported once. */
    default ObservedStream reportingOnce() {
        return new OnceReported(this);
    }
}
