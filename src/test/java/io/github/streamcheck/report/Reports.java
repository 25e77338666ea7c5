package io.github.streamcheck.report;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.verdict.Judge;
import io.github.streamcheck.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports of runs that were made up. */
public final class Reports {

    private Reports() {}

    public static RunResult of(StreamResult... streams) {
        return of(Optional.empty(), streams);
    }

    public static RunResult of(Optional<String> partial, StreamResult... streams) {
        return of(partial, plans().threshold("ttft.p95", "100ms"), streams);
    }

    /** With the thresholds of {@code plans}. */
    public static RunResult of(Plans plans, StreamResult... streams) {
        return of(Optional.empty(), plans, streams);
    }

    public static Plans plans() {
        return Plans.against(URI.create("http://127.0.0.1:8000"))
                .key("canary-4711")
                .header("x-tenant", "canary-4712");
    }

    /** Of what {@code streams} adds to the run's tally. */
    public static RunResult of(Consumer<RunTally> streams) {
        return of(Optional.empty(), plans(), streams);
    }

    private static RunResult of(Optional<String> partial, Plans plans, StreamResult... streams) {
        return of(partial, plans, tally -> List.of(streams).forEach(tally::add));
    }

    private static RunResult of(Optional<String> partial, Plans plans, Consumer<RunTally> streams) {
        Plan plan = plans.plan();
        RunTally tally =
                new RunTally(plan.thresholds(), new ActiveRules(plan.rules(), Rule.all()), Sanitizer.WITHOUT_SECRETS);
        streams.accept(tally);
        RunFigures figures = tally.snapshot(Duration.ofSeconds(2));
        List<ServerCheck> server = List.of(
                new ServerCheck("health", ServerCheck.Status.OK, "/health answers HTTP 200", Optional.empty()),
                new ServerCheck(
                        "tracker",
                        ServerCheck.Status.WARNING,
                        "/metrics/streaming (fakeai): counts 0 completed streams",
                        Optional.of(new ServerCheck.MetricsReading(
                                "fakeai", false, Map.of("completed_streams", 0.0, "rate", Double.POSITIVE_INFINITY)))));
        Distribution lag = new Distribution(Unit.MILLISECONDS);
        lag.add(0.2);
        ClientUsage client = new ClientUsage(
                Instant.EPOCH, lag, Duration.ofMillis(1_200), 0.5, Duration.ofSeconds(2), 3, Duration.ofMillis(40));
        return new RunResult(
                new RunIdentity("run-1", "default", false, Optional.of("mvn verify -Dstreamcheck.streams=3")),
                Instant.parse("2026-11-23T00:00:00Z"),
                Duration.ofMillis(2_500),
                partial,
                plan,
                Optional.of("m"),
                judge(plan, figures, client, server, BaselineComparison.NONE, Optional.empty()),
                figures,
                client,
                server,
                List.of("the model is the first that the server lists: m"),
                new Environment("0.1", "Maven 3.9.16", "17", "Linux", 2),
                BaselineComparison.NONE,
                Optional.empty(),
                Optional.of("curl -iN http://127.0.0.1:8000/v1/chat/completions"),
                Optional.empty());
    }

    private static Verdict judge(
            Plan plan,
            RunFigures figures,
            ClientUsage client,
            List<ServerCheck> server,
            BaselineComparison baseline,
            Optional<ReferenceResult> other) {
        return new Judge(plan.thresholds(), plan.lagLimit(), plan.load().mostInFlight())
                .judge(figures, client, server, List.of(), baseline, other);
    }

    /** A shard of the run {@code run-1}, as it is stored. */
    public static String shard(Shard shard, Plans plans, StreamResult... streams) {
        RunResult whole = of(Optional.of(shard.describe()), plans, streams);
        return new JsonReport()
                .render(new RunResult(
                        new RunIdentity("run-1", "default", false, Optional.empty(), Optional.of(shard)),
                        whole.startedAt(),
                        whole.took(),
                        whole.partial(),
                        whole.plan(),
                        whole.model(),
                        Judge.judgeShard(whole.figures(), whole.server(), List.of()),
                        whole.figures().withStages(stages(whole)),
                        whole.client(),
                        whole.server(),
                        whole.notes(),
                        whole.environment(),
                        BaselineComparison.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** One for each that is asked for. */
    public static List<StageFigures> stages(RunResult whole) {
        EndpointFigures total = whole.figures().total();
        return whole.plan().load().stages().stream()
                .map(stage -> new StageFigures(stage, total.streams(), Backlog.NONE, total))
                .toList();
    }

    /** The same run, with these stages. */
    public static RunResult withStages(RunResult report, StageFigures... stages) {
        return new RunResult(
                report.run(),
                report.startedAt(),
                report.took(),
                report.partial(),
                report.plan(),
                report.model(),
                report.verdict(),
                report.figures().withStages(List.of(stages)),
                report.client(),
                report.server(),
                report.notes(),
                report.environment(),
                report.baseline(),
                report.other(),
                report.curl(),
                Optional.empty());
    }

    /** The same run beside earlier ones. */
    public static RunResult withBaseline(RunResult report, BaselineComparison baseline) {
        return new RunResult(
                report.run(),
                report.startedAt(),
                report.took(),
                report.partial(),
                report.plan(),
                report.model(),
                judge(report.plan(), report.figures(), report.client(), report.server(), baseline, report.other()),
                report.figures(),
                report.client(),
                report.server(),
                report.notes(),
                report.environment(),
                baseline,
                report.other(),
                report.curl(),
                Optional.empty());
    }

    /** The same run beside another server. */
    public static RunResult withOther(RunResult report, ReferenceResult other) {
        return new RunResult(
                report.run(),
                report.startedAt(),
                report.took(),
                report.partial(),
                report.plan(),
                report.model(),
                judge(
                        report.plan(),
                        report.figures(),
                        report.client(),
                        report.server(),
                        report.baseline(),
                        Optional.of(other)),
                report.figures(),
                report.client(),
                report.server(),
                report.notes(),
                report.environment(),
                report.baseline(),
                Optional.of(other),
                report.curl(),
                Optional.empty());
    }

    /** The same run, of a server that says this of itself. */
    public static RunResult withServer(RunResult report, ServerCheck... server) {
        return new RunResult(
                report.run(),
                report.startedAt(),
                report.took(),
                report.partial(),
                report.plan(),
                report.model(),
                judge(
                        report.plan(),
                        report.figures(),
                        report.client(),
                        List.of(server),
                        report.baseline(),
                        report.other()),
                report.figures(),
                report.client(),
                List.of(server),
                report.notes(),
                report.environment(),
                report.baseline(),
                report.other(),
                report.curl(),
                Optional.empty());
    }
}
