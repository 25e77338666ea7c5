package io.github.streamcheck.observe;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.measure.Extreme;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.text.Quantities;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The figures of one endpoint, or of all.
 *
 * @param streams judged streams: the smoke streams and the measured ones, without those that were abandoned or read slowly
 * @param succeeded judged streams without an error
 * @param measured streams that the figures are of, apart from those that were abandoned or read slowly
 * @param answered measured streams that succeeded and brought a token
 * @param good measured streams that succeeded and met every threshold by themselves
 * @param countedByServer measured streams whose tokens are the server's own count
 * @param abandoned streams that this client left on purpose: their first tokens and gaps are among the figures
 * @param slow streams that this client read slowly on purpose: none of their times is among the figures
 * @param heldBack those of them that the server sent faster than they were read
 * @param tokens tokens of the measured streams
 * @param wallClock how long the measured part took
 * @param distributions the values of each metric that has any
 * @param worst the stream that did worst, by metric
 */
public record EndpointFigures(
        int streams,
        int succeeded,
        int measured,
        int answered,
        int good,
        int countedByServer,
        int abandoned,
        int slow,
        int heldBack,
        long tokens,
        Duration wallClock,
        Map<Metric, Distribution> distributions,
        Map<Metric, Extreme> worst) {

    public EndpointFigures {
        distributions = Collections.unmodifiableMap(copy(distributions));
        worst = Collections.unmodifiableMap(copy(worst));
    }

    /** The figures of streams of which none was abandoned or read slowly. */
    public EndpointFigures(
            int streams,
            int succeeded,
            int measured,
            int answered,
            int good,
            int countedByServer,
            long tokens,
            Duration wallClock,
            Map<Metric, Distribution> distributions,
            Map<Metric, Extreme> worst) {
        this(
                streams,
                succeeded,
                measured,
                answered,
                good,
                countedByServer,
                0,
                0,
                0,
                tokens,
                wallClock,
                distributions,
                worst);
    }

    /** Those of several endpoints of one run. */
    public static EndpointFigures sum(Collection<EndpointFigures> endpoints) {
        EndpointTally all = new EndpointTally();
        endpoints.forEach(all::addAll);
        return all.figures(endpoints.stream()
                .map(EndpointFigures::wallClock)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO));
    }

    /** The same with counts only. */
    EndpointFigures withoutTimes() {
        return new EndpointFigures(
                streams,
                succeeded,
                measured,
                answered,
                good,
                countedByServer,
                abandoned,
                slow,
                heldBack,
                tokens,
                Duration.ZERO,
                counts(distributions),
                counts(worst));
    }

    private static <T> Map<Metric, T> counts(Map<Metric, T> map) {
        Map<Metric, T> counts = copy(map);
        counts.keySet().retainAll(Set.of(Metric.TOKENS));
        return counts;
    }

    private static <T> Map<Metric, T> copy(Map<Metric, T> map) {
        Map<Metric, T> copy = new EnumMap<>(Metric.class);
        copy.putAll(map);
        return copy;
    }

    /** How many of the streams succeeded, such as {@code 14 of 21 streams}. */
    public String describeSucceeded() {
        return Quantities.count(succeeded) + " of " + Quantities.count(streams)
                + (streams == 1 ? " stream" : " streams");
    }

    /** How many streams there were, such as {@code 14 of 21 streams succeeded, 10 measured, 2 abandoned, 1 read slowly}. */
    public String describe() {
        return describeSucceeded() + " succeeded, " + Quantities.count(measured) + " measured"
                + (abandoned > 0 ? ", " + Quantities.count(abandoned) + " abandoned" : "")
                + (slow > 0 ? ", " + Quantities.count(slow) + " read slowly" : "");
    }

    /** Judged streams with an error. */
    public int failed() {
        return streams - succeeded;
    }

    /** A metric that is one number for the run; empty if it was not measured. */
    public OptionalDouble value(Metric metric) {
        return switch (metric) {
            case SUCCESS_RATE -> ratio(succeeded, streams);
            case ERROR_RATE -> ratio(failed(), streams);
            case GOODPUT -> ratio(good, measured);
            case THROUGHPUT ->
                // The time in which only slow readers were left is theirs.
                measured == 0 || wallClock.isZero() || slow > 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(tokens * 1e9 / wallClock.toNanos());
            default -> OptionalDouble.empty();
        };
    }

    /** A statistic of a metric; empty if it was not measured. */
    public OptionalDouble value(Metric metric, Statistic statistic) {
        return distribution(metric)
                .map(values -> OptionalDouble.of(values.value(statistic)))
                .orElse(OptionalDouble.empty());
    }

    /** The figure that a threshold is about; empty if it was not measured. */
    public OptionalDouble value(Threshold threshold) {
        return threshold
                .statistic()
                .map(statistic -> value(threshold.metric(), statistic))
                .orElseGet(() -> value(threshold.metric()));
    }

    /** The values of a metric, if there are any. */
    public Optional<Distribution> distribution(Metric metric) {
        return Optional.ofNullable(distributions.get(metric));
    }

    /** The stream that did worst by a metric. */
    public Optional<Extreme> worst(Metric metric) {
        return Optional.ofNullable(worst.get(metric));
    }

    private static OptionalDouble ratio(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
