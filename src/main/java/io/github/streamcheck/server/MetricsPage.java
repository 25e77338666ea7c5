package io.github.streamcheck.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A page of metrics that was understood.
 *
 * @param values all its figures, by path
 * @param completedStreams how many streams the server says it has completed, if it says
 */
public record MetricsPage(Map<String, Double> values, OptionalDouble completedStreams) {

    public MetricsPage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
