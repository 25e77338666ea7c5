package io.github.streamcheck.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The thresholds of a run. Immutable.
 *
 * @param list all of them, those that hold by default first, then those of the user in the order given; no path twice
 * @param explicit the metrics for which the user gave at least one threshold
 */
public record Thresholds(List<Threshold> list, Set<Metric> explicit) {

    private static final Threshold ALL_STREAMS_SUCCEED =
            new Threshold(Metric.SUCCESS_RATE, Optional.empty(), 1, Level.FAIL);

    public Thresholds {
        list = List.copyOf(list);
        // Not Set.copyOf, whose order changes from run to run and would show in reports.
        explicit = Collections.unmodifiableSet(new LinkedHashSet<>(explicit));
    }

    /**
     * The thresholds that a user gave, and what holds by default: unless there is a {@code successRate} or an
     * {@code errorRate}, every stream has to succeed.
     *
     * @param given in the order in which they are to be judged; no path twice
     */
    public static Thresholds withDefaults(List<Threshold> given) {
        Set<Metric> explicit = EnumSet.noneOf(Metric.class);
        given.forEach(threshold -> explicit.add(threshold.metric()));
        List<Threshold> all = new ArrayList<>();
        if (!explicit.contains(Metric.SUCCESS_RATE) && !explicit.contains(Metric.ERROR_RATE)) {
            all.add(ALL_STREAMS_SUCCEED);
        }
        all.addAll(given);
        return new Thresholds(all, explicit);
    }

    /** Those that a single load has to meet: they fail a verdict, and are not about what a search finds. */
    public List<Threshold> ofLoad() {
        return list.stream()
                .filter(threshold ->
                        threshold.level() == Level.FAIL && !threshold.metric().isOfSearch())
                .toList();
    }

    /** Whether the user set a threshold on this metric, as opposed to one that holds by default. */
    public boolean isExplicit(Metric metric) {
        return explicit.contains(metric);
    }
}
