package io.github.streamcheck.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** A value in a query that is not shorter is no word or number that stands elsewhere too. */
    private static final int MIN_VALUE = 8;

    /** What finds the queries of the paths, which may hold keys. */
    List<SecretMatcher> secrets() {
        return Stream.concat(healthPath.stream(), Stream.of(metricsPath))
                .filter(path -> path.contains("?"))
                .map(path -> path.substring(path.indexOf('?') + 1))
                .distinct()
                .flatMap(query -> Stream.concat(Stream.of(SecretMatcher.ofWhole(query)), values(query)))
                .toList();
    }

    private static Stream<SecretMatcher> values(String query) {
        return Stream.of(query.split("&", -1))
                .map(member -> member.substring(member.indexOf('=') + 1))
                .filter(value -> value.length() >= MIN_VALUE && value.chars().anyMatch(Character::isDigit))
                .map(Secret::new)
                .map(SecretMatcher::of);
    }

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
