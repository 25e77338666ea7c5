package io.github.streamcheck.observe;

import io.github.streamcheck.observe.measure.TokenTimes;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.wire.StreamListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Adds up what came of the streams of a run while they end, in memory that does not grow with their number. Thread-safe.
 */
public final class RunTally {

    private static final Statistic MEDIAN = new Statistic.Percentile(50);

    private final Goodput goodput;
    private final Map<String, EndpointTally> endpoints = new LinkedHashMap<>();
    private final FindingGroups findings;
    private final RunWatch watch;
    private final List<FindingGroup> further = new ArrayList<>();
    private final SampleTaker samples = new SampleTaker();
    private final Exemplars exemplars = new Exemplars();
    private Connections connections = Connections.NONE;

    /**
     * A tally without streams.
     *
     * @param thresholds what a stream must meet to count as good
     * @param rules those across streams are shown every result
     */
    public RunTally(Thresholds thresholds, RuleBook rules) {
        this.goodput = new Goodput(thresholds);
        this.findings = new FindingGroups(rules);
        this.watch = new RunWatch(rules);
    }

    /** Takes what is measured at the tokens of one stream. */
    public TokenTimes times(StreamContext stream) {
        return stream.phase() == Phase.MEASURED ? endpoint(stream.endpoint()) : TokenTimes.NONE;
    }

    /** Watches the events of a stream, which may come to be shown whole. {@code redact} takes secrets out of them. */
    public synchronized StreamListener watch(StreamContext stream, UnaryOperator<String> redact) {
        return exemplars.watch(stream, redact);
    }

    /** Counts a stream that has ended. Streams of the warm-up and cancelled ones count for nothing. */
    public synchronized void add(StreamResult result) {
        connections = connections.and(result);
        exemplars.add(result);
        if (result.stream().phase() == Phase.WARMUP || result.outcome() == StreamResult.Outcome.CANCELLED) {
            return;
        }
        endpoint(result.stream().endpoint()).add(result, goodput);
        if (result.stream().phase() == Phase.MEASURED) {
            samples.add(StreamSample.of(result));
        }
        findings.add(result);
        watch.ended(result);
    }

    /** Adds what was found otherwise than by watching streams. */
    public synchronized void add(FindingGroup finding) {
        further.add(finding);
    }

    /** The state of things, when {@code measured} is how long the measured part has taken. */
    public synchronized RunFigures snapshot(Duration measured) {
        Map<String, EndpointFigures> figures = new LinkedHashMap<>();
        EndpointTally total = new EndpointTally();
        endpoints.forEach((name, tally) -> {
            figures.put(name, tally.figures(measured));
            total.addAll(tally);
        });
        List<FindingGroup> groups = Stream.of(findings.list(), watch.list(), further)
                .flatMap(List::stream)
                .sorted(FindingGroups.WORST_FIRST)
                .toList();
        EndpointFigures all = total.figures(measured);
        return new RunFigures(
                figures,
                all,
                groups,
                findings.minor(),
                connections,
                samples.samples(),
                exemplars.list(all.value(Metric.TTFT, MEDIAN)),
                List.of());
    }

    private synchronized EndpointTally endpoint(Endpoint endpoint) {
        return endpoints.computeIfAbsent(endpoint.name(), name -> new EndpointTally());
    }
}
