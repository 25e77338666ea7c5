package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.StreamRequest;
import java.util.OptionalLong;

/**
 * What is known of a stream before it begins.
 *
 * @param number the stream's number within the run, from 1
 * @param phase the part of the run that it belongs to
 * @param endpoint where it is asked for
 * @param request what it asks for
 * @param scheduledNanos when it was due to start, by {@link System#nanoTime()}; empty if it was to start as soon as it could
 */
public record StreamContext(
        int number, Phase phase, Endpoint endpoint, StreamRequest request, OptionalLong scheduledNanos) {

    /** A stream that starts as soon as it can. */
    public StreamContext(int number, Phase phase, Endpoint endpoint, StreamRequest request) {
        this(number, phase, endpoint, request, OptionalLong.empty());
    }
}
