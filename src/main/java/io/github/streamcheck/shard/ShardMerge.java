package io.github.streamcheck.shard;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.FiguresMerge;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.verdict.Judge;
import io.github.streamcheck.verdict.OwnLag;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Merges the reports of all shards into one, and judges it as that of one run. For one use, by one thread. */
public final class ShardMerge {

    /** Shards that begin within this time count as having begun together. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private final List<RunResult> shards;
    private final RunResult first;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** {@code shards}: all of them, as {@link ShardSet} gives them. */
    public ShardMerge(List<RunResult> shards) {
        this.shards = List.copyOf(shards);
        this.first = shards.get(0);
    }

    /**
     * The report of the whole run.
     *
     * @param execution which build makes it, and whether a failure is tolerated; its run id is not used
     * @param thresholds what the figures must meet; empty for those of the shards
     * @param baseline compares it with earlier runs
     */
    public RunResult report(RunIdentity execution, Optional<Thresholds> thresholds, BaselineCheck baseline) {
        List<FiguresMerge.Part> parts = shards.stream()
                .map(shard -> new FiguresMerge.Part(shard.figures(), shard.client()))
                .toList();
        Plan asked = first.plan();
        Plan plan = asked.judgedBy(
                thresholds.orElse(asked.thresholds()),
                baseline.choice().on(asked.baseline().runner()));
        ActiveRules rules = new ActiveRules(plan.rules(), Rule.all());
        RunFigures figures = FiguresMerge.figures(parts, plan.load().stages(), rules);
        ClientUsage client = FiguresMerge.client(parts);
        List<ServerCheck> server = ServerMerge.merge(shards);
        notes.add("merged from " + shards.size() + (shards.size() == 1 ? " shard" : " shards")
                + "; single streams are drawn in the shards' own reports");
        checkTogether();
        if (!plan.thresholds().equals(first.plan().thresholds())) {
            notes.add("the thresholds are those of merge; goodput counts streams by those of the shards");
        }
        addNotes();
        OwnLag lag = new OwnLag(figures.total(), client.lag(), plan.lagLimit());
        BaselineComparison compared = baseline.compare(
                execution.executionId(),
                RecordedRun.of(first.run().id(), startedAt(), plan, first.model(), figures),
                metric -> lag.spoils(metric, Statistic.MEDIAN));
        Verdict verdict = new Judge(
                        plan.thresholds(), plan.lagLimit(), plan.load().mostInFlight())
                .judge(figures, client, server, List.of(), compared, Optional.empty());
        warnings.addAll(0, verdict.warnings());
        return new RunResult(
                new RunIdentity(first.run().id(), execution.executionId(), execution.tolerated()),
                startedAt(),
                Duration.between(startedAt(), endedAt()),
                Optional.empty(),
                plan,
                first.model(),
                new Verdict(verdict.violations(), warnings, verdict.thresholds()),
                figures,
                client,
                server,
                notes,
                environment(),
                compared,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Instant startedAt() {
        return shards.stream().map(RunResult::startedAt).min(Instant::compareTo).orElseThrow();
    }

    private Instant endedAt() {
        return shards.stream()
                .map(shard -> shard.startedAt().plus(shard.took()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Warns if the shards did not run at the same time, which makes it another load. */
    private void checkTogether() {
        Instant firstBegan = shards.stream()
                .map(shard -> shard.client().began())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant lastBegan = shards.stream()
                .map(shard -> shard.client().began())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant firstEnded = shards.stream()
                .map(shard -> shard.client().ended())
                .min(Instant::compareTo)
                .orElseThrow();
        Duration apart = Duration.between(firstBegan, lastBegan);
        String message = "the shards began up to " + Durations.format(apart) + " apart by their clocks";
        if (!lastBegan.isBefore(firstEnded)) {
            warnings.add(
                    new Warning(
                            Reason.Kind.RUN,
                            "shards-apart",
                            message + ", so that they were never all active at once: the load was less than"
                                    + " planned, and throughput counts the time between; run them at the same time, and set startAt"));
        } else if (apart.compareTo(TOGETHER) > 0) {
            notes.add(message + "; set startAt to start them together");
        }
    }

    /** Adds each note of the shards; a note that all shards have is added once. */
    private void addNotes() {
        Map<String, List<String>> saidBy = new LinkedHashMap<>();
        for (RunResult shard : shards) {
            String who = shard.run().shard().map(Shard::describe).orElseThrow();
            shard.notes()
                    .forEach(note -> saidBy.computeIfAbsent(note, created -> new ArrayList<>())
                            .add(who));
        }
        saidBy.forEach(
                (note, who) -> notes.add(who.size() == shards.size() ? note : String.join(", ", who) + ": " + note));
    }

    private Environment environment() {
        return new Environment(
                all(Environment::streamcheck),
                all(Environment::maven),
                all(Environment::java),
                all(Environment::os),
                shards.stream()
                        .mapToInt(shard -> shard.environment().processors())
                        .sum());
    }

    private String all(Function<Environment, String> what) {
        return shards.stream().map(RunResult::environment).map(what).distinct().collect(Collectors.joining(", "));
    }
}
