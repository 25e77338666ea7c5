package io.github.streamcheck.observe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a run's streams.
 *
 * @param endpoints by endpoint name, in the order in which they were first streamed from
 * @param total of all endpoints
 * @param findings grouped, the most frequent error first
 * @param minor findings of rules that count only if most streams of their endpoint have them, where fewer have: not reported, but
 *     needed to say how many have where several parts of a run are added up
 * @param connections how the streams came by their connections
 * @param samples measured streams to draw
 * @param exemplars streams to show event by event
 * @param stages of each stage of the load that was begun
 * @param turns of conversations that are asked turn by turn, by the number of the turn; empty if there are none
 * @param firstFailed what the first stream that failed asked for; empty if none did, or for several parts of a run
 */
public record RunFigures(
        Map<String, EndpointFigures> endpoints,
        EndpointFigures total,
        List<FindingGroup> findings,
        List<FindingGroup> minor,
        Connections connections,
        StreamSamples samples,
        List<Exemplar> exemplars,
        List<StageFigures> stages,
        List<TurnFigures> turns,
        Optional<StreamContext> firstFailed) {

    public RunFigures {
        endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
        findings = List.copyOf(findings);
        minor = List.copyOf(minor);
        exemplars = List.copyOf(exemplars);
        stages = List.copyOf(stages);
        turns = List.copyOf(turns);
    }

    /** The same without figures that come of times, where those are not the server's: what remains are counts. */
    public RunFigures withoutTimes() {
        Map<String, EndpointFigures> counts = new LinkedHashMap<>();
        endpoints.forEach((name, figures) -> counts.put(name, figures.withoutTimes()));
        return new RunFigures(
                counts,
                total.withoutTimes(),
                findings,
                minor,
                Connections.NONE,
                StreamSamples.NONE,
                exemplars,
                stages,
                List.of(),
                Optional.empty());
    }

    /** The same with the figures of stages. */
    public RunFigures withStages(List<StageFigures> begun) {
        return new RunFigures(
                endpoints, total, findings, minor, connections, samples, exemplars, begun, turns, firstFailed);
    }
}
