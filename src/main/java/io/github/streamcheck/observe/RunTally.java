package io.github.streamcheck.observe;

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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Adds up the results of the streams of a run while they end, in memory that does not grow with their number. Thread-safe.
 */
public final class RunTally {

    private final Thresholds thresholds;
    private final ActiveRules rules;
    private final Sanitizer sanitizer;
    private final Goodput goodput;
    private final Map<String, EndpointTally> endpoints = new LinkedHashMap<>();
    private final FindingGroups findings;
    private final RunRuleExecution watch;
    private final List<FindingGroup> further = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<StreamResult> beforehand = new ArrayList<>();
    private final TurnTally turns = new TurnTally();
    private final SampleTaker samples = new SampleTaker();
    private final Exemplars exemplars;
    private Optional<StreamContext> firstFailed = Optional.empty();
    private Connections connections = Connections.NONE;

    private record Difference(FindingGroup finding, String rule) {}

    /**
     * A tally without streams.
     *
     * @param thresholds what a stream must meet to count as good
     * @param rules those across streams are shown every result
     * @param sanitizer makes the server's texts safe to keep and show
     */
    public RunTally(Thresholds thresholds, ActiveRules rules, Sanitizer sanitizer) {
        this.thresholds = thresholds;
        this.rules = rules;
        this.sanitizer = sanitizer;
        this.exemplars = new Exemplars(sanitizer);
        this.goodput = new Goodput(thresholds);
        this.findings = new FindingGroups(rules);
        this.watch = new RunRuleExecution(rules, sanitizer);
    }

    /** A new tally, with all that this one has counted apart from the measured streams. */
    public synchronized RunTally fork() {
        RunTally other = new RunTally(thresholds, rules, sanitizer);
        beforehand.forEach(other::add);
        other.further.addAll(further);
        other.differences.addAll(differences);
        return other;
    }

    /**
     * Watches a stream and shows it to the rules.
     *
     * @param times takes what is measured at each token delta, beside this tally
     * @param sink is given the result at the stream's end, which is not added yet
     */
    public StreamListener judge(StreamContext stream, TokenListener times, Consumer<StreamResult> sink) {
        // Watched first, since the judge passes the result on when the stream ends, and what was watched with it.
        return watch(stream).then(new StreamJudge(stream, rules, times(stream).and(times), sanitizer, sink));
    }

    /** Takes what is measured at the tokens of one stream. */
    TokenListener times(StreamContext stream) {
        return stream.phase() == Phase.MEASURED ? endpoint(stream.endpoint()) : TokenListener.NONE;
    }

    /** Watches the events of a stream, which may come to be shown whole. */
    public synchronized StreamListener watch(StreamContext stream) {
        return exemplars.watch(stream);
    }

    /** Counts a stream that has ended. Streams of the warm-up and cancelled ones count for nothing. */
    public synchronized void add(StreamResult result) {
        connections = connections.and(result);
        exemplars.add(result);
        if (result.stream().phase() == Phase.WARMUP || result.outcome() == StreamResult.Outcome.CANCELLED) {
            return;
        }
        if (firstFailed.isEmpty() && result.outcome() == StreamResult.Outcome.FAILED) {
            firstFailed = Optional.of(result.stream());
        }
        endpoint(result.stream().endpoint()).add(result, goodput);
        if (result.stream().phase() == Phase.MEASURED) {
            samples.add(StreamSample.of(result));
            turns.add(result);
        } else {
            beforehand.add(result);
        }
        findings.add(result);
        watch.ended(result);
    }

    /** Adds what was found otherwise than by watching streams. */
    public synchronized void add(FindingGroup finding) {
        further.add(sanitizer.finding(finding));
    }

    /**
     * Adds that some clients' streams have findings of a rule. It counts as long as these are rare in all other streams of the
     * endpoint: otherwise the server fails sometimes, for any client.
     */
    public synchronized void addDifference(FindingGroup finding, String rule) {
        differences.add(new Difference(sanitizer.finding(finding), rule));
    }

    /** The state of things, when {@code measured} is how long the measured part has taken. */
    public synchronized RunFigures snapshot(Duration measured) {
        Map<String, EndpointFigures> figures = new LinkedHashMap<>();
        EndpointTally total = new EndpointTally();
        endpoints.forEach((name, tally) -> {
            figures.put(name, tally.figures(measured));
            total.addAll(tally);
        });
        List<FindingGroup> differing = differences.stream()
                .filter(difference -> !findings.isCommon(
                        difference.rule(), difference.finding().endpoint()))
                .map(Difference::finding)
                .toList();
        List<FindingGroup> groups = Stream.of(findings.list(), watch.list(), further, differing)
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
                exemplars.list(all.value(Metric.TTFT, Statistic.MEDIAN)),
                List.of(),
                turns.figures(),
                firstFailed);
    }

    private synchronized EndpointTally endpoint(Endpoint endpoint) {
        return endpoints.computeIfAbsent(endpoint.name(), name -> new EndpointTally());
    }
}
