package io.github.streamcheck.plan;

import java.util.Optional;

/**
 * What is asked of the server's own health and metrics.
 *
 * @param healthPath the path of the health check, or empty if there is none to ask
 * @param trackerMetrics the streaming tracker, {@code /metrics/streaming}
 * @param serverMetrics the general metrics, {@code /metrics}
 */
public record ServerChecks(Optional<String> healthPath, Demand trackerMetrics, Demand serverMetrics) {

    /** How much a page of metrics is wanted. */
    public enum Demand {
        /** Its absence fails the verdict. */
        REQUIRED,
        /** Its absence is a note. */
        AUTO,
        /** It is not asked for. */
        OFF
    }
}
