package io.github.streamcheck.run;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Measurement.Measured;
import io.github.streamcheck.run.SearchMeasurement.Searched;
import io.github.streamcheck.run.Streamcheck.Reached;
import io.github.streamcheck.verdict.Judge;
import io.github.streamcheck.verdict.OwnLag;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.wire.CurlCommand;
import io.github.streamcheck.wire.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last phase of a run: compares its figures with earlier runs, judges them, and makes the result.
 *
 * @param whole what is asked of all shards together
 * @param baseline compares with earlier runs
 */
record Conclusion(RunIdentity identity, Environment environment, Plan whole, BaselineCheck baseline) {

    /**
     * The result of a run that ends now.
     *
     * @param took how long it took, with everything
     * @param reached how far it came
     */
    RunResult of(RunContext context, Instant startedAt, Duration took, Reached reached) {
        Measured measured = reached.measured();
        Optional<String> models = reached.models()
                .flatMap(choice -> choice.names(context.journal().sanitizer()));
        context.engine().stopped().ifPresent(reason -> context.journal().broken("stopped", reason));
        Duration measuring = measured.client().took();
        RunFigures figures = measured.tally(context).snapshot(measuring).withStages(measured.stages());
        RecordedRun recorded =
                RunResult.recorded(identity.id(), startedAt, context.plan(), models, figures, capacity(measured));
        BaselineComparison compared = compare(context, measured, recorded, figures);
        Optional<ReferenceResult> side =
                reached.reference().map(server -> server.result(startedAt, measuring, recorded));
        return new RunResult(
                identity,
                startedAt,
                took,
                context.engine().stopped().or(() -> identity.shard().map(Shard::describe)),
                whole,
                models,
                verdict(context, measured, figures, compared, side),
                figures,
                measured.client(),
                context.journal().checks(),
                context.journal().notes(),
                environment,
                compared,
                side,
                curl(context, figures),
                capacity(measured));
    }

    private static Optional<Capacity> capacity(Measured measured) {
        return measured.searched().map(Searched::capacity);
    }

    /** A text of the server may be in it, as the model's name. */
    private Optional<String> curl(RunContext context, RunFigures figures) {
        return figures.firstFailed()
                .flatMap(stream -> CurlCommand.of(whole, Protocol.of(stream.endpoint()), stream.request()))
                .map(context.journal().sanitizer()::line);
    }

    /** Compares the run with earlier ones, unless it was broken, which says nothing about the server, or is only a shard. */
    private BaselineComparison compare(
            RunContext context, Measured measured, RecordedRun recorded, RunFigures figures) {
        if (identity.shard().isPresent()
                || !context.journal().violations().isEmpty()
                || figures.total().measured() == 0) {
            return BaselineComparison.NONE;
        }
        OwnLag lag = new OwnLag(
                figures.total(), measured.client().lag(), context.plan().lagLimit());
        return baseline.compare(identity.executionId(), recorded, metric -> lag.spoils(metric, Statistic.MEDIAN));
    }

    private Verdict verdict(
            RunContext context,
            Measured measured,
            RunFigures figures,
            BaselineComparison compared,
            Optional<ReferenceResult> side) {
        RunJournal journal = context.journal();
        Plan plan = context.plan();
        return identity.shard().isPresent()
                ? Judge.judgeShard(figures, journal.checks(), journal.violations())
                : new Judge(plan.thresholds(), plan.lagLimit(), plan.load().mostInFlight(), capacity(measured))
                        .judge(figures, measured.client(), journal.checks(), journal.violations(), compared, side);
    }
}
