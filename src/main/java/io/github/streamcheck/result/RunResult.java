package io.github.streamcheck.result;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.OwnLag;
import io.github.streamcheck.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a run, from which every report is written.
 *
 * @param run which run it is
 * @param startedAt when it began
 * @param took how long it took, with everything
 * @param partial why it did not come to its end, if so
 * @param plan what was asked for
 * @param model the model that was streamed from; empty if none was found
 * @param verdict what came out
 * @param figures what its streams came to
 * @param client what this client used during the measured part
 * @param server what the server says of itself
 * @param notes notes that are not problems
 * @param environment where it ran
 * @param baseline how it compares with earlier runs
 * @param other another server that it was compared with, if there is one
 * @param curl the curl command that asks for the first stream that failed; empty if none did, or for one that curl can't ask for
 * @param capacity what the search for the highest load found, if that is what ran; the figures then are those of that load, or of the
 *     lowest one if none meets the thresholds
 */
public record RunResult(
        RunIdentity run,
        Instant startedAt,
        Duration took,
        Optional<String> partial,
        Plan plan,
        Optional<String> model,
        Verdict verdict,
        RunFigures figures,
        ClientUsage client,
        List<ServerCheck> server,
        List<String> notes,
        Environment environment,
        BaselineComparison baseline,
        Optional<ReferenceResult> other,
        Optional<String> curl,
        Optional<Capacity> capacity) {

    public RunResult {
        server = List.copyOf(server);
        notes = List.copyOf(notes);
    }

    /** The run's outcome, in one word. */
    public Outcome outcome() {
        if (!verdict.isPass()) {
            return Outcome.FAIL;
        }
        return run.shard().isPresent() ? Outcome.UNJUDGED : Outcome.PASS;
    }

    /** All that it was compared with: earlier runs and another server. */
    public List<BaselineComparison> comparisons() {
        return Stream.concat(Stream.of(baseline), other.map(ReferenceResult::comparison).stream())
                .filter(comparison -> !comparison.equals(BaselineComparison.NONE))
                .toList();
    }

    /** What a baseline would record of it. */
    public RecordedRun recorded() {
        return recorded(run.id(), startedAt, plan, model, figures, capacity);
    }

    /** What a baseline would record of a run: its figures, or what a search has found. */
    public static RecordedRun recorded(
            String runId,
            Instant startedAt,
            Plan plan,
            Optional<String> model,
            RunFigures figures,
            Optional<Capacity> capacity) {
        RecordedRun recorded = RecordedRun.of(runId, startedAt, plan, model, figures);
        return capacity.map(found -> recorded.found(found.search().over().metric(), found.value()))
                .orElse(recorded);
    }

    /** Which of the figures, of all endpoints or of one, this client's own lag spoils. */
    public OwnLag ownLag(EndpointFigures of) {
        return new OwnLag(of, client.lag(), plan.lagLimit());
    }

    /** How the figures of an endpoint, or of {@link RunFinding#ALL}, are marked. */
    public FigureMarks marks(String endpoint, EndpointFigures of) {
        return heldBack(endpoint).or(FigureMarks.ownLag(ownLag(of)));
    }

    /**
     * How they are marked in a summary: for its own lag only if that makes a threshold unreliable. Where this client was late all the
     * time, a warning says so of the run, and a mark on each figure would say no more.
     */
    public FigureMarks sparseMarks(String endpoint, EndpointFigures of) {
        OwnLag lag = ownLag(figures.total());
        boolean marked =
                !lag.spoilsMedians() && plan.thresholds().list().stream().anyMatch(lag::spoils);
        return marked ? marks(endpoint, of) : heldBack(endpoint);
    }

    private FigureMarks heldBack(String endpoint) {
        return FigureMarks.heldBack(HeldBack.in(figures).metrics(endpoint));
    }
}
