package io.github.streamcheck.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one look at what the server says of itself.
 *
 * @param id the check's id
 * @param status how it came out
 * @param message what was seen, in one line
 * @param reading the metrics that were read, if any
 */
public record ServerCheck(String id, Status status, String message, Optional<MetricsReading> reading) {

    /** How a check can come out. */
    public enum Status {
        /** As it should be. */
        OK,
        /** Not there, and not asked for. */
        NOTE,
        /** Not as it should be. */
        WARNING,
        /** Not as it should be, and it fails the verdict. */
        VIOLATION
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
