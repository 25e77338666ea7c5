package io.github.streamcheck.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one look at what the server says of itself.
 *
 * @param id the check's id: that of a page, or that of the rule that compared it with what was seen
 * @param status how it came out
 * @param message what was seen, in one line
 * @param reading the metrics that were read, if any
 * @param comparisons what was compared; empty for a page
 */
public record ServerCheck(
        String id, Status status, String message, Optional<MetricsReading> reading, List<Comparison> comparisons) {

    public ServerCheck {
        comparisons = List.copyOf(comparisons);
    }

    /** A look at a page. */
    public ServerCheck(String id, Status status, String message, Optional<MetricsReading> reading) {
        this(id, status, message, reading, List.of());
    }

    /** How a check can come out. */
    public enum Status {
        /** As it should be. */
        OK,
        /** Not there, and not asked for. */
        NOTE,
        /** Not as it should be. */
        WARNING,
        /** Not as it should be, and it fails the verdict. */
        VIOLATION;

        /** Whether it has to be told. */
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
    }
}
