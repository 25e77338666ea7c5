package io.github.streamcheck.baseline;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a run, to compare later ones with it. Immutable.
 *
 * @param runId unique among all runs
 * @param startedAt when it began, in ISO 8601
 * @param fingerprint what makes it comparable
 * @param streams judged streams
 * @param succeeded those without an error
 * @param samples values of each metric that has any
 */
public record RecordedRun(
        String runId,
        String startedAt,
        Fingerprint fingerprint,
        int streams,
        int succeeded,
        Map<Metric, Samples> samples) {

    private static final Samples NONE = Samples.of();

    public RecordedRun {
        Map<Metric, Samples> copy = new EnumMap<>(Metric.class);
        copy.putAll(samples);
        samples = Collections.unmodifiableMap(copy);
    }

    /**
     * What is kept of a run with these figures.
     *
     * @param model the models that were streamed from, if any was found
     */
    public static RecordedRun of(
            String runId, Instant startedAt, Plan plan, Optional<String> model, RunFigures figures) {
        EndpointFigures total = figures.total();
        Fingerprint fingerprint = Fingerprint.of(
                plan, model.orElse("none found"), figures.endpoints().keySet());
        Map<Metric, Samples> samples = new EnumMap<>(Metric.class);
        for (Metric metric : Compared.medians()) {
            total.distribution(metric).ifPresent(values -> samples.put(metric, Samples.of(values)));
        }
        return new RecordedRun(runId, startedAt.toString(), fingerprint, total.streams(), total.succeeded(), samples);
    }

    /** The same run as a search, of which only what it found is compared: the other values are those of different loads each time. */
    public RecordedRun found(Metric capacity, double value) {
        return new RecordedRun(runId, startedAt, fingerprint, streams, succeeded, Map.of(capacity, Samples.of(value)));
    }

    /** Values of a metric; none if it was not measured. */
    Samples samples(Metric metric) {
        return Optional.ofNullable(samples.get(metric)).orElse(NONE);
    }
}
