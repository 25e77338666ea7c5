package io.github.streamcheck.plan;

import java.util.Optional;

/**
 * Which pages of the server's health and metrics are checked.
 *
 * @param healthPath the path of the health check, or empty if there is none to ask
 * @param trackerMetrics the streaming tracker, {@code /metrics/streaming}
 * @param serverMetrics the general metrics
 * @param metricsPath where the general metrics are
 * @param dialect the form in which the metrics are to be read; empty for whichever fits
 * @param mapping what the names on the page mean, if no known form fits
 * @param exclusive whether nobody else uses the server, so that its counts must equal what was seen
 */
public record ServerChecks(
        Optional<String> healthPath,
        Demand trackerMetrics,
        Demand serverMetrics,
        String metricsPath,
        Optional<String> dialect,
        MetricsMapping mapping,
        boolean exclusive) {

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
