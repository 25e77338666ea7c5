package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.wire.StreamRequest;
import java.net.URI;
import java.util.OptionalLong;

/**
 * What is known of a stream before it begins.
 *
 * @param number the stream's number within the run, from 1
 * @param phase the part of the run that it belongs to
 * @param endpoint where it is asked for
 * @param request what it asks for
 * @param scheduledNanos when it was due to start, by {@link System#nanoTime()}; empty if it was to start as soon as it could
 * @param uri the address that is asked: the endpoint's path below the base URL
 */
public record StreamContext(
        int number, Phase phase, Endpoint endpoint, StreamRequest request, OptionalLong scheduledNanos, URI uri) {

    /** A stream that starts as soon as it can, from a server whose address is not known. */
    public StreamContext(int number, Phase phase, Endpoint endpoint, StreamRequest request) {
        this(number, phase, endpoint, request, OptionalLong.empty());
    }

    /** A stream from a server whose address is not known. */
    public StreamContext(
            int number, Phase phase, Endpoint endpoint, StreamRequest request, OptionalLong scheduledNanos) {
        this(number, phase, endpoint, request, scheduledNanos, URI.create(endpoint.path()));
    }

    /** What is asked of the server, for people: {@code POST http://localhost:8000/v1/chat/completions}. */
    public String describe() {
        return (endpoint.shape().isWebSocket() ? "GET " : "POST ") + uri;
    }
}
