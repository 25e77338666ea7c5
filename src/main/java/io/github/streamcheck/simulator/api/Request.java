package io.github.streamcheck.simulator.api;

import java.util.Optional;

/**
 * A request as it was read.
 *
 * @param path the path without the query
 * @param authorization the header of that name
 * @param apiKey the header {@code x-api-key}
 * @param apiVersion the header {@code anthropic-version}
 * @param fault the header {@link #FAULT_HEADER}
 * @param negotiation what the client is ready to read
 * @param reused whether it is not the first on its connection
 * @param http10 whether its client speaks no later version than HTTP/1.0
 */
@SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
public record Request(
        String method,
        String path,
        Optional<String> authorization,
        Optional<String> apiKey,
        Optional<String> apiVersion,
        Optional<String> fault,
        Negotiation negotiation,
        boolean reused,
        boolean http10,
        byte[] body) {

    /** One without the headers of Anthropic's API. */
    public Request(
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> fault,
            Negotiation negotiation,
            boolean reused,
            boolean http10,
            byte[] body) {
        this(method, path, authorization, Optional.empty(), Optional.empty(), fault, negotiation, reused, http10, body);
    }

    /** The header that names a fault for one request alone. */
    public static final String FAULT_HEADER = "x-streamcheck-fault";
}
