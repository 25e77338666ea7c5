package io.github.streamcheck.server;

import io.github.streamcheck.observe.Sanitizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one check of what the server reports about itself.
 *
 * @param id the check's id: that of a page, or that of the rule that compared it with what was seen
 * @param status its outcome
 * @param message what was seen, in one line
 * @param reading the metrics that were read, if any
 * @param comparisons what was compared; empty for a page
 */
public record ServerCheck(
        String id,
        Status status,
        String message,
        Optional<MetricsReading> reading,
        List<MetricsComparison> comparisons) {

    public ServerCheck {
        comparisons = List.copyOf(comparisons);
    }

    /** A look at a page. */
    public ServerCheck(String id, Status status, String message, Optional<MetricsReading> reading) {
        this(id, status, message, reading, List.of());
    }

    /** The same with all texts of the server made safe to keep and show. */
    public ServerCheck sanitized(Sanitizer sanitizer) {
        return new ServerCheck(
                id,
                status,
                sanitizer.line(message),
                reading.map(read -> read.sanitized(sanitizer)),
                comparisons.stream().map(each -> each.sanitized(sanitizer)).toList());
    }

    /** The outcome of a check. */
    public enum Status {
        /** As it should be. */
        OK,
        /** Not there, and not required. */
        NOTE,
        /** Not as it should be. */
        WARNING,
        /** Not as it should be, and it fails the verdict. */
        VIOLATION;

        /** Whether it is a problem to report. */
        public boolean isBad() {
            return this == WARNING || this == VIOLATION;
        }
    }

    /**
     * Figures that the server gives of its streams.
     *
     * @param dialect the form they came in
     * @param consistent whether they agree with what was seen
     * @param values the figures, by a path in the words of the dialect
     */
    public record MetricsReading(String dialect, boolean consistent, Map<String, Double> values) {

        public MetricsReading {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        private MetricsReading sanitized(Sanitizer sanitizer) {
            Map<String, Double> named = new LinkedHashMap<>();
            // The names of the figures are texts of the server, too.
            values.forEach((name, value) -> named.put(sanitizer.line(name), value));
            return new MetricsReading(dialect, consistent, named);
        }
    }
}
