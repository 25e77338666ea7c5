package io.github.streamcheck.server;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One form in which servers give metrics. A new dialect is one new class, found as a service. Implementations are stateless
 * and thread-safe.
 */
public interface MetricsDialect {

    /** What {@link #precedence()} is for a form that says only what no other does. */
    int LAST = 9;

    /** A short name for reports, and for the parameter {@code metricsDialect}. */
    String name();

    /** Those of a lower number are tried first: engines before what stands in front of them. */
    default int precedence() {
        return 0;
    }

    /** Where servers of this kind send their metrics by themselves; most do nowhere. */
    default Optional<MetricsFeed> feed() {
        return Optional.empty();
    }

    /** Reads a page; empty if it is not in this form. Never throws on any page. */
    Optional<MetricsPage> read(MetricsBody page);

    /** All dialects, in the order in which they are tried. */
    static List<MetricsDialect> all() {
        return ServiceLoader.load(MetricsDialect.class, MetricsDialect.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(MetricsDialect::precedence).thenComparing(MetricsDialect::name))
                .toList();
    }
}
