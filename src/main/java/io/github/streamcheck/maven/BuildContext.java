package io.github.streamcheck.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the goals of one project share during one build, in Maven's plugin context. Holds only types of the JDK, since two goals
 * may be loaded by two class loaders.
 */
final class BuildContext {

    private static final String RUNS = "streamcheck.runs";
    private static final String SIMULATOR = "streamcheck.simulator";

    private final Map<String, Object> context;

    BuildContext(Map<String, Object> context) {
        this.context = context;
    }

    /**
     * A run of this build.
     *
     * @param executionId the plugin execution's id
     * @param runId the run's id; empty if the goal was skipped
     * @param folder where its reports are, or which switch skipped it
     */
    record Run(String executionId, String runId, String folder) {
        boolean isSkipped() {
            return runId.isEmpty();
        }
    }

    void addRun(Run run) {
        runs().put(run.executionId(), List.of(run.runId(), run.folder()));
    }

    List<Run> listRuns() {
        return runs().entrySet().stream()
                .map(run -> new Run(
                        run.getKey(), run.getValue().get(0), run.getValue().get(1)))
                .toList();
    }

    /** The run of one execution of this build. */
    Optional<Run> run(String executionId) {
        return listRuns().stream()
                .filter(run -> run.executionId().equals(executionId))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<String>> runs() {
        return (Map<String, List<String>>) context.computeIfAbsent(RUNS, key -> new TreeMap<String, List<String>>());
    }

    void putSimulator(AutoCloseable simulator) {
        context.put(SIMULATOR, simulator);
    }

    boolean hasSimulator() {
        return context.containsKey(SIMULATOR);
    }

    Optional<AutoCloseable> takeSimulator() {
        return Optional.ofNullable((AutoCloseable) context.remove(SIMULATOR));
    }
}
