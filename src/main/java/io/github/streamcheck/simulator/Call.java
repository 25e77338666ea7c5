package io.github.streamcheck.simulator;

import java.util.Optional;

/**
 * What faults may know of the request they apply to.
 *
 * @param method the method
 * @param path the path without the query
 * @param generation the parsed body of a request for a completion
 */
record Call(String method, String path, Optional<GenerationRequest> generation) {

    boolean generates() {
        return generation.isPresent();
    }

    boolean generates(Protocol protocol) {
        return generation.filter(request -> request.protocol() == protocol).isPresent();
    }

    boolean hasStreamOptions() {
        return generation.filter(GenerationRequest::streamOptions).isPresent();
    }
}
