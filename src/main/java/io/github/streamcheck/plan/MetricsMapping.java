package io.github.streamcheck.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the names on a page of metrics mean, as configured by the user. A name is that of a family in the text format, or the path
 * of a member of a JSON object with dots in it. Immutable.
 *
 * @param amounts the name of what is counted
 * @param timings the name of what is summed up, of the metrics TTFT, ITL, TPS and duration
 */
public record MetricsMapping(Map<ServerAmount, String> amounts, Map<Metric, Timed> timings) {

    /** Nothing is configured. */
    public static final MetricsMapping NONE = new MetricsMapping(Map.of(), Map.of());

    /**
     * A family or member with its unit.
     *
     * @param perUnit how many of the metric's unit go into one of the page's: 1000 for seconds, 1 for milliseconds
     */
    public record Timed(String name, double perUnit) {}

    public MetricsMapping {
        Map<ServerAmount, String> counted = new EnumMap<>(ServerAmount.class);
        counted.putAll(amounts);
        amounts = Collections.unmodifiableMap(counted);
        Map<Metric, Timed> timed = new EnumMap<>(Metric.class);
        timed.putAll(timings);
        timings = Collections.unmodifiableMap(timed);
    }

    /** Whether nothing is configured. */
    public boolean isEmpty() {
        return amounts.isEmpty() && timings.isEmpty();
    }
}
