package io.github.streamcheck.observe;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up the figures of the parts of a run. Histograms are added, so that percentiles are those of all streams; what a time counts
 * from is the first part's beginning. Streams to draw and to show whole stay with their part. Stateless.
 */
public final class FiguresMerge {

    private FiguresMerge() {}

    /**
     * A part.
     *
     * @param figures what its streams came to, with those of each stage of the load
     * @param client what its measured part took
     */
    public record Part(RunFigures figures, ClientUsage client) {

        /** When a stage began: one follows upon the other. */
        private Instant begin(int stage) {
            return client.began()
                    .plus(figures.stages().stream()
                            .limit(stage)
                            .map(each -> each.figures().wallClock())
                            .reduce(Duration.ZERO, Duration::plus));
        }
    }

    /**
     * The whole.
     *
     * @param parts at least one
     * @param stages those of the whole load, as many as each part has
     * @param rules those of the run
     */
    public static RunFigures figures(List<Part> parts, List<Stage> stages, ActiveRules rules) {
        Duration measured = client(parts).took();
        Map<String, EndpointTally> tallies = new LinkedHashMap<>();
        EndpointTally total = new EndpointTally();
        FindingGroups findings = new FindingGroups(rules);
        TurnTally turns = new TurnTally();
        Connections connections = Connections.NONE;
        for (Part part : parts) {
            part.figures().endpoints().forEach((name, figures) -> {
                tallies.computeIfAbsent(name, created -> new EndpointTally()).addAll(figures);
                total.addAll(figures);
                findings.count(name, figures.streams());
            });
            part.figures().findings().forEach(findings::add);
            part.figures().minor().forEach(findings::add);
            turns.addAll(part.figures().turns());
            connections = connections.and(part.figures().connections());
        }
        Map<String, EndpointFigures> endpoints = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> endpoints.put(name, tally.figures(measured)));
        return new RunFigures(
                endpoints,
                total.figures(measured),
                findings.list().stream().sorted(FindingGroups.WORST_FIRST).toList(),
                findings.minor(),
                connections,
                StreamSamples.NONE,
                List.of(),
                stages(parts, stages),
                turns.figures(),
                Optional.empty());
    }

    private static List<StageFigures> stages(List<Part> parts, List<Stage> stages) {
        List<StageFigures> merged = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            EndpointTally tally = new EndpointTally();
            Backlog held = Backlog.NONE;
            int started = 0;
            Instant begin = Instant.MAX;
            Instant end = Instant.MIN;
            for (Part part : parts) {
                StageFigures own = part.figures().stages().get(index);
                tally.addAll(own.figures());
                held = held.plus(own.held());
                started += own.started();
                begin = earlier(begin, part.begin(index));
                end = later(end, part.begin(index + 1));
            }
            merged.add(new StageFigures(stages.get(index), started, held, tally.figures(Duration.between(begin, end))));
        }
        return merged;
    }

    /** What all clients together took. */
    public static ClientUsage client(List<Part> parts) {
        Instant began = Instant.MAX;
        Instant ended = Instant.MIN;
        Distribution lag = new Distribution(Metric.LAG.unit());
        Duration cpu = Duration.ZERO;
        boolean cpuKnown = true;
        double cpuLoad = -1;
        long collections = 0;
        Duration collecting = Duration.ZERO;
        for (Part part : parts) {
            ClientUsage own = part.client();
            began = earlier(began, own.began());
            ended = later(ended, own.ended());
            lag.addAll(own.lag());
            cpuKnown &= !own.cpu().isNegative();
            cpu = cpu.plus(own.cpu());
            cpuLoad = Math.max(cpuLoad, own.cpuLoad());
            collections += own.collections();
            collecting = collecting.plus(own.collecting());
        }
        Duration used = cpuKnown ? cpu : Duration.ofNanos(-1);
        return new ClientUsage(began, lag, used, cpuLoad, Duration.between(began, ended), collections, collecting);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
