package io.github.streamcheck.server;

import io.github.streamcheck.wire.PlainAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One form in which servers give metrics. A new dialect is one new class, found as a service. Implementations are stateless
 * and thread-safe.
 */
public interface MetricsDialect {

    /** A short name for reports. */
    String name();

    /** Reads a page; empty if it is not in this form. Never throws on any page. */
    Optional<MetricsPage> read(PlainAnswer page);

    /** All dialects, in the order in which they are tried. */
    static List<MetricsDialect> all() {
        return ServiceLoader.load(MetricsDialect.class, MetricsDialect.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(MetricsDialect::name))
                .toList();
    }
}
