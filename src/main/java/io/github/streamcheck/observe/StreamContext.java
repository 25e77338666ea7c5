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
 * @param server the base URL of the server that is asked; empty if it is not known
 */
public record StreamContext(
        int number, Phase phase, Endpoint endpoint, StreamRequest request, OptionalLong scheduledNanos, URI server) {

    private static final URI UNKNOWN = URI.create("");

    /** A stream that starts as soon as it can, from a server whose address is not known. */
    public StreamContext(int number, Phase phase, Endpoint endpoint, StreamRequest request) {
        this(number, phase, endpoint, request, OptionalLong.empty());
    }

    /** A stream from a server whose address is not known. */
    public StreamContext(
            int number, Phase phase, Endpoint endpoint, StreamRequest request, OptionalLong scheduledNanos) {
        this(number, phase, endpoint, request, scheduledNanos, UNKNOWN);
    }

    /** Whether what a rule finds in it would be the server's doing: the times of a slow reader are its own. */
    boolean isJudgedBy(StreamRule rule) {
        return !(request.slow() && rule.category() == Category.TIME);
    }

    /** What is asked of the server, for people: {@code POST http://localhost:8000/v1/chat/completions}. */
    public String question() {
        return (endpoint.shape().isWebSocket() ? "GET " : "POST ") + server + endpoint.path();
    }
}
