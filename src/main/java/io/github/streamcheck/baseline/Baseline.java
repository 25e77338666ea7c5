package io.github.streamcheck.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last runs of each of a project's executions, the oldest first. Immutable.
 *
 * @param executions by the plugin execution's id
 */
public record Baseline(Map<String, List<RecordedRun>> executions) {

    /** More runs add little, and very old runs are of another server. */
    public static final int MOST_RUNS = 10;

    /** Without runs. */
    public static final Baseline EMPTY = new Baseline(Map.of());

    public Baseline {
        Map<String, List<RecordedRun>> copy = new LinkedHashMap<>();
        executions.forEach((id, runs) -> copy.put(id, List.copyOf(runs)));
        executions = Collections.unmodifiableMap(copy);
    }

    /** The runs of an execution, the oldest first. */
    public List<RecordedRun> runs(String executionId) {
        return executions.getOrDefault(executionId, List.of());
    }

    /** Whether this run is one of them. */
    public boolean has(String executionId, String runId) {
        return runs(executionId).stream().anyMatch(run -> run.runId().equals(runId));
    }

    /** The same with one run more; of more than {@value #MOST_RUNS}, the oldest go. */
    public Baseline with(String executionId, RecordedRun run) {
        List<RecordedRun> runs = new ArrayList<>(runs(executionId));
        runs.add(run);
        Map<String, List<RecordedRun>> more = new LinkedHashMap<>(executions);
        more.put(executionId, runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size()));
        return new Baseline(more);
    }
}
