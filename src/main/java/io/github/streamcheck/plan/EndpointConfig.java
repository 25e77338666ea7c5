package io.github.streamcheck.plan;

import java.util.List;

/**
 * Which endpoints are streamed from, and whether each is required.
 *
 * @param endpoints the endpoints, in the order in which they take turns; never empty
 * @param named whether the user named them: a named one that the server lacks is an error, another is skipped
 */
public record EndpointConfig(List<Endpoint> endpoints, boolean named) {

    public EndpointConfig {
        endpoints = List.copyOf(endpoints);
    }
}
