package io.github.streamcheck.verdict;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Judges findings and figures. A run in which no measured stream succeeded and brought a token never passes. Where nothing was measured
 * at all, for a reason that is reported, the thresholds have nothing to judge.
 */
public final class Judge {

    private static final String BUSY =
            "; no error, since this machine's CPU was fully used, and single streams don't show it:"
                    + " run fewer streams at once, or the server elsewhere";

    private final Thresholds thresholds;
    private final LagLimit lagLimit;
    private final int mostInFlight;
    private final Optional<Capacity> capacity;

    /** {@code mostInFlight}: how many of the measured streams could be open at once, 1 or more. */
    public Judge(Thresholds thresholds, LagLimit lagLimit, int mostInFlight) {
        this(thresholds, lagLimit, mostInFlight, Optional.empty());
    }

    /** {@code capacity}: what the search for the highest load found, if there was one; the figures then are those of that load. */
    public Judge(Thresholds thresholds, LagLimit lagLimit, int mostInFlight, Optional<Capacity> capacity) {
        this.thresholds = thresholds;
        this.lagLimit = lagLimit;
        this.mostInFlight = mostInFlight;
        this.capacity = capacity;
    }

    /**
     * The verdict over a run.
     *
     * @param client what this client used during the run
     * @param server what the server says of itself
     * @param broken why the run itself could not be made, or not to its end
     * @param baseline how it compares with earlier runs
     * @param other another server that it was compared with, if there is one
     */
    public Verdict judge(
            RunFigures figures,
            ClientUsage client,
            List<ServerCheck> server,
            List<Violation> broken,
            BaselineComparison baseline,
            Optional<ReferenceResult> other) {
        List<Violation> violations = new ArrayList<>(broken);
        List<Warning> warnings = new ArrayList<>();
        List<ThresholdResult> results = thresholds.list().stream()
                .map(threshold -> threshold.metric().isOfSearch()
                        ? SearchVerdict.result(threshold, capacity)
                        : result(threshold, figures.total()))
                .toList();

        addFindings(figures, client, results, violations, warnings);
        if (figures.total().measured() > 0 || violations.isEmpty()) {
            addThresholds(results, violations, warnings);
        }
        addSpoiled(results, figures.total(), client, violations, warnings);
        for (ServerCheck check : server) {
            if (check.status() == ServerCheck.Status.VIOLATION) {
                violations.add(new Violation(Reason.Kind.SERVER, check.id(), check.message()));
            } else if (check.status() == ServerCheck.Status.WARNING) {
                warnings.add(new Warning(Reason.Kind.SERVER, check.id(), check.message()));
            }
        }
        capacity.ifPresent(found -> new SearchVerdict(found, thresholds).addTo(violations, warnings));
        new Regressions(baseline).addTo(violations, warnings);
        other.ifPresent(side -> addOther(side, violations, warnings));
        if (figures.total().streams() == 0 && broken.isEmpty()) {
            violations.add(new Violation(Reason.Kind.RUN, "no-streams", "no stream was run"));
        } else if (figures.total().measured() == 0 && violations.isEmpty()) {
            violations.add(new Violation(Reason.Kind.RUN, "no-streams", noneMeasured(figures.total())));
        } else if (figures.total().answered() == 0 && violations.isEmpty()) {
            violations.add(new Violation(Reason.Kind.RUN, "no-answers", noAnswers(figures.total())));
        }
        return new Verdict(violations, warnings, results);
    }

    /**
     * The verdict over one shard, which is about the run itself: what its streams came to is judged together with that of the
     * other shards, and here only reported.
     *
     * @param broken why the run itself could not be made, or not to its end
     */
    public static Verdict judgeShard(RunFigures figures, List<ServerCheck> server, List<Violation> broken) {
        List<Violation> violations = new ArrayList<>(broken);
        List<Warning> warnings = new ArrayList<>();
        figures.findings().forEach(group -> warnings.add(Warning.of(group, group.describe())));
        server.stream()
                .filter(check -> check.status().isBad())
                .forEach(check -> warnings.add(new Warning(Reason.Kind.SERVER, check.id(), check.message())));
        if (figures.total().measured() == 0 && broken.isEmpty()) {
            violations.add(new Violation(Reason.Kind.RUN, "no-streams", "no stream was measured"));
        }
        return new Verdict(violations, warnings, List.of());
    }

    private static String noneMeasured(EndpointFigures total) {
        if (total.slow() > 0) {
            return "no stream was measured, since all were read slowly" + (total.abandoned() > 0 ? " or abandoned" : "")
                    + ": run more streams, or lower slowReaders";
        }
        return total.abandoned() > 0
                ? "no stream was measured, since all were abandoned: run more streams, or abandon fewer"
                : "no stream was measured";
    }

    /** The message of {@code no-answers}, which applies even if rules are off and streams may fail. */
    private static String noAnswers(EndpointFigures total) {
        return "no measured stream (of " + total.measured()
                + ") both succeeded and brought a token, so there is nothing" + " to pass; " + total.succeeded()
                + " of all " + count(total.streams(), "stream") + " succeeded";
    }

    /**
     * An error fails the verdict, unless the user configured how many streams may fail ({@code successRate}, {@code errorRate})
     * and no more did. What is not about single streams (a rule that failed, buffering in most of them, parity, probes) is
     * counted in neither, and so never tolerated. Buffering shows in single streams, too: without that, a busy machine explains
     * it.
     */
    private void addFindings(
            RunFigures figures,
            ClientUsage client,
            List<ThresholdResult> results,
            List<Violation> violations,
            List<Warning> warnings) {
        Set<Metric> rates = EnumSet.of(Metric.SUCCESS_RATE, Metric.ERROR_RATE);
        // Of an endpoint that was not measured, all streams may have failed.
        boolean measured = figures.endpoints().values().stream().allMatch(each -> each.measured() > 0);
        boolean tolerated = measured
                && rates.stream().anyMatch(thresholds::isExplicit)
                && results.stream()
                        .filter(result -> rates.contains(result.threshold().metric()))
                        .allMatch(ThresholdResult::isMet);
        for (FindingGroup group : figures.findings()) {
            String message = group.describe();
            boolean error = group.severity() == Severity.ERROR;
            if (error && mostInFlight > 1 && group.onlyUnderLoad() && client.isMachineBusy()) {
                warnings.add(Warning.of(group, message + BUSY));
            } else if (error && (!tolerated || !group.failsStreams())) {
                violations.add(Violation.of(group, message));
            } else {
                warnings.add(Warning.of(group, message + (error ? ", tolerated by successRate or errorRate" : "")));
            }
        }
    }

    /** Findings at the other server are only warnings. If nothing was measured there, the run itself fails. */
    private static void addOther(ReferenceResult other, List<Violation> violations, List<Warning> warnings) {
        String id = other.comparison().against().word();
        EndpointFigures total = other.figures().total();
        if (total.answered() == 0 && violations.isEmpty()) {
            violations.add(new Violation(
                    Reason.Kind.RUN,
                    id,
                    "no stream of " + other.baseUri()
                            + (total.measured() == 0 ? " was measured" : " both succeeded and brought a token")));
        }
        other.figures().findings().stream()
                .filter(group -> group.severity() == Severity.ERROR)
                .forEach(group ->
                        warnings.add(new Warning(Reason.Kind.BASELINE, id, group.rule() + ": " + group.describe())));
        new Regressions(other.comparison()).addTo(violations, warnings);
    }

    private static void addThresholds(
            List<ThresholdResult> results, List<Violation> violations, List<Warning> warnings) {
        for (ThresholdResult result : results) {
            if (result.isViolation()) {
                violations.add(Violation.of(result));
            } else if (!result.isMet()) {
                warnings.add(Warning.of(result));
            }
            result.note()
                    .ifPresent(note -> warnings.add(new Warning(
                            Reason.Kind.THRESHOLD, result.threshold().path(), note)));
        }
    }

    /**
     * Reports figures that say little about the server: those that miss their threshold, which the server alone might meet, and the
     * medians of the main figures. A delay of this client makes no figure better, so one that meets its threshold does so all the same.
     */
    private void addSpoiled(
            List<ThresholdResult> results,
            EndpointFigures figures,
            ClientUsage client,
            List<Violation> violations,
            List<Warning> warnings) {
        OwnLag lag = new OwnLag(figures, client.lag(), lagLimit);
        Set<String> spoiled = new LinkedHashSet<>();
        results.stream()
                .filter(result -> !result.isMet())
                .map(ThresholdResult::threshold)
                .filter(lag::spoils)
                .forEach(threshold -> spoiled.add(
                        figureAndLag(threshold.metric(), threshold.statistic().orElseThrow(), figures, lag)));
        OwnLag.MAIN.stream()
                .filter(metric -> lag.spoils(metric, Statistic.MEDIAN))
                .forEach(metric -> spoiled.add(figureAndLag(metric, Statistic.MEDIAN, figures, lag)));
        if (spoiled.isEmpty()) {
            return;
        }
        String message = "this client's own delay may be a large part of " + String.join(", ", spoiled) + "; "
                + (mostInFlight > 1
                        ? "run fewer streams at once, or give it more CPU"
                        : "repeat the run on an idle machine");
        if (lagLimit.fails()) {
            violations.add(new Violation(Reason.Kind.RUN, "spoiled", message));
        } else {
            warnings.add(new Warning(Reason.Kind.RUN, "spoiled", message));
        }
    }

    private static String figureAndLag(Metric metric, Statistic statistic, EndpointFigures figures, OwnLag lag) {
        String name = metric.parameter() + "." + statistic;
        return OwnLag.isPartOf(metric)
                ? name + " (up to " + millis(lag.in(metric, statistic)) + " of "
                        + millis(figures.value(metric, statistic)) + ")"
                : name;
    }

    private static String millis(OptionalDouble value) {
        return Quantities.format(value.orElse(0), Unit.MILLISECONDS);
    }

    private static ThresholdResult result(Threshold threshold, EndpointFigures total) {
        Metric metric = threshold.metric();
        if (threshold.statistic().isEmpty()) {
            long samples =
                    metric == Metric.SUCCESS_RATE || metric == Metric.ERROR_RATE ? total.streams() : total.measured();
            return new ThresholdResult(threshold, total.value(metric), samples, total.worst(metric), Optional.empty());
        }
        var statistic = threshold.statistic().get();
        long samples = total.distribution(metric).map(Distribution::count).orElse(0L);
        OptionalDouble measured = total.value(metric, statistic);
        long needed = statistic.minimumSamples();
        Optional<String> note = samples > 0 && samples < needed
                ? Optional.of(count(samples, "sample") + (samples == 1 ? " is" : " are") + " few for a " + statistic
                        + ": 95 % confidence needs " + Quantities.count(needed))
                : Optional.empty();
        return new ThresholdResult(threshold, measured, samples, total.worst(metric), note);
    }

    private static String count(long number, String noun) {
        return Quantities.count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
