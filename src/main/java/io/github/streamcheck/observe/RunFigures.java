package io.github.streamcheck.observe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's streams came to.
 *
 * @param endpoints by endpoint name, in the order in which they were first streamed from
 * @param total of all endpoints
 * @param findings grouped, the most frequent error first
 * @param replacedConnections how often a kept-alive connection had died and was replaced
 */
public record RunFigures(
        Map<String, EndpointFigures> endpoints,
        EndpointFigures total,
        List<FindingGroup> findings,
        int replacedConnections) {

    public RunFigures {
        endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
        findings = List.copyOf(findings);
    }
}
