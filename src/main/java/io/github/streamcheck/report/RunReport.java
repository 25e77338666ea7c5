package io.github.streamcheck.report;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.OtherSide;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.observe.ClientUse;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFigures;
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
 * All that a run came to: what every report is written from.
 *
 * @param run which run it is
 * @param startedAt when it began
 * @param took how long it took, with everything
 * @param partial why it did not come to its end, if so
 * @param plan what was asked for
 * @param model the model that was streamed from; empty if none was found
 * @param verdict what came out
 * @param figures what its streams came to
 * @param client what the measured part took of this client
 * @param server what the server says of itself
 * @param notes what a reader should know and nothing is wrong with
 * @param environment where it ran
 * @param baseline how it compares with earlier runs
 * @param other another server that it was held against, if there is one
 */
public record RunReport(
        RunIdentity run,
        Instant startedAt,
        Duration took,
        Optional<String> partial,
        Plan plan,
        Optional<String> model,
        Verdict verdict,
        RunFigures figures,
        ClientUse client,
        List<ServerCheck> server,
        List<String> notes,
        Environment environment,
        BaselineComparison baseline,
        Optional<OtherSide> other) {

    public RunReport {
        server = List.copyOf(server);
        notes = List.copyOf(notes);
    }

    /** What a reader is told first. */
    public Outcome outcome() {
        if (!verdict.isPass()) {
            return Outcome.FAIL;
        }
        return run.shard().isPresent() ? Outcome.UNJUDGED : Outcome.PASS;
    }

    /** All that it was held against: earlier runs and another server. */
    public List<BaselineComparison> comparisons() {
        return Stream.concat(Stream.of(baseline), other.map(OtherSide::comparison).stream())
                .filter(comparison -> !comparison.equals(BaselineComparison.NONE))
                .toList();
    }

    /** What is recorded of it, should it become part of a baseline. */
    public RecordedRun recorded() {
        return RecordedRun.of(run.id(), startedAt, plan, model, figures);
    }

    /** Which of the figures, of all endpoints or of one, this client's own lag spoils. */
    public OwnLag ownLag(EndpointFigures of) {
        return new OwnLag(of, client.lag(), plan.lagLimit());
    }
}
