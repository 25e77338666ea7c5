package io.github.streamcheck.server;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Exposition.Sample;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which families of a page in the text format mean what. Begin with {@link #startingWith} and say one thing after the other; each
 * is immutable and thread-safe.
 */
public final class Families {

    private final String prefix;
    private final Map<ServerAmount, Counting> amounts;
    private final Map<Metric, Timing> timings;

    private Families(String prefix, Map<ServerAmount, Counting> amounts, Map<Metric, Timing> timings) {
        this.prefix = prefix;
        this.amounts = amounts;
        this.timings = timings;
    }

    /** Those of a server whose own samples all begin so; an empty text takes any page. */
    public static Families startingWith(String prefix) {
        return new Families(prefix, new EnumMap<>(ServerAmount.class), new EnumMap<>(Metric.class));
    }

    /** With what counts {@code amount}. */
    public Families counting(ServerAmount amount, Counting counting) {
        Map<ServerAmount, Counting> more = new EnumMap<>(amounts);
        more.put(amount, counting);
        return new Families(prefix, more, timings);
    }

    /** With what sums up {@code metric}. */
    public Families timing(Metric metric, Timing timing) {
        Map<Metric, Timing> more = new EnumMap<>(timings);
        more.put(metric, timing);
        return new Families(prefix, amounts, more);
    }

    /** The page in neutral words; empty if it is another server's. */
    public Optional<MetricsPage> read(MetricsBody body) {
        return body.text().filter(page -> page.hasPrefix(prefix)).map(this::read);
    }

    private MetricsPage read(Exposition page) {
        Map<String, Double> values = new LinkedHashMap<>();
        page.samples().stream()
                .filter(sample -> sample.name().startsWith(prefix) && isFigure(sample))
                .forEach(sample -> values.put(sample.series(), sample.value()));
        Map<String, Double> counters =
                page.counters().collect(Collectors.toMap(Sample::series, Sample::value, (first, again) -> again));
        Map<ServerAmount, Double> counted = new EnumMap<>(ServerAmount.class);
        amounts.forEach((amount, counting) -> counting.on(page).ifPresent(count -> counted.put(amount, count)));
        Map<Metric, Summary> summaries = new EnumMap<>(Metric.class);
        timings.forEach((metric, timing) -> timing.on(page).ifPresent(summary -> summaries.put(metric, summary)));
        return new MetricsPage(values, counters, counted, summaries);
    }

    /** Buckets are too many to show, and a percentile of no values is none. */
    private static boolean isFigure(Sample sample) {
        boolean noPercentile =
                Double.isNaN(sample.value()) && !sample.label(Timing.QUANTILE).isEmpty();
        return !sample.name().endsWith("_bucket") && !sample.name().endsWith("_created") && !noPercentile;
    }
}
