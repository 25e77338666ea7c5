package io.github.streamcheck.server;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of metrics that was understood, in words that are the same for every server. Immutable.
 *
 * @param values its figures of streams, by a path in the words of the dialect
 * @param counters those of its figures that must never fall, by a name that is the same on every page
 * @param amounts what it counts, as far as it says
 * @param summaries of TTFT, ITL and duration in milliseconds and of TPS, as far as it gives them; one that is empty belongs to
 *     the page, and has no data
 */
public record MetricsPage(
        Map<String, Double> values,
        Map<String, Double> counters,
        Map<ServerAmount, Double> amounts,
        Map<Metric, Summary> summaries) {

    public MetricsPage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
        Map<ServerAmount, Double> counted = new EnumMap<>(ServerAmount.class);
        counted.putAll(amounts);
        amounts = Collections.unmodifiableMap(counted);
        Map<Metric, Summary> summed = new EnumMap<>(Metric.class);
        summed.putAll(summaries);
        summaries = Collections.unmodifiableMap(summed);
    }

    /** What it counts of that kind, if it says. */
    public OptionalDouble amount(ServerAmount amount) {
        Double value = amounts.get(amount);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What it says of the values of a metric, if it does. */
    public Optional<Summary> summary(Metric metric) {
        return Optional.ofNullable(summaries.get(metric));
    }
}
