package io.github.streamcheck.verdict;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.OtherSide;
import io.github.streamcheck.observe.ClientUse;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.plan.Unit;
import io.github.streamcheck.server.ServerCheck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Weighs what was found and measured. A run without streams, or with nothing measured, never passes. */
public final class Judge {

    /** The figures that are looked at first, and so are told to be spoiled even without a threshold. */
    private static final List<Metric> FIRST =
            List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS);

    private static final Statistic MEDIAN = new Statistic.Percentile(50);

    private final Thresholds thresholds;
    private final LagLimit lagLimit;

    public Judge(Thresholds thresholds, LagLimit lagLimit) {
        this.thresholds = thresholds;
        this.lagLimit = lagLimit;
    }

    /**
     * The verdict over a run.
     *
     * @param client what the run took of this client
     * @param server what the server says of itself
     * @param broken why the run itself could not be made, or not to its end
     * @param baseline how it compares with earlier runs
     * @param other another server that it was held against, if there is one
     */
    public Verdict judge(
            RunFigures figures,
            ClientUse client,
            List<ServerCheck> server,
            List<Violation> broken,
            BaselineComparison baseline,
            Optional<OtherSide> other) {
        List<Violation> violations = new ArrayList<>(broken);
        List<String> warnings = new ArrayList<>();
        List<ThresholdResult> results = thresholds.list().stream()
                .map(threshold -> result(threshold, figures.total()))
                .toList();

        addFindings(figures.findings(), results, violations, warnings);
        addThresholds(results, figures.total(), violations, warnings);
        addSpoiled(results, new OwnLag(figures.total(), client.lag(), lagLimit), violations, warnings);
        for (ServerCheck check : server) {
            if (check.status() == ServerCheck.Status.VIOLATION) {
                violations.add(new Violation(Violation.Kind.SERVER, check.id(), check.message()));
            } else if (check.status() == ServerCheck.Status.WARNING) {
                warnings.add(check.id() + ": " + check.message());
            }
        }
        new Regressions(baseline).addTo(violations, warnings);
        other.ifPresent(side -> addOther(side, violations, warnings));
        if (figures.total().streams() == 0 && broken.isEmpty()) {
            violations.add(new Violation(Violation.Kind.RUN, "no-streams", "no stream was run"));
        } else if (figures.total().measured() == 0 && violations.isEmpty()) {
            violations.add(new Violation(Violation.Kind.RUN, "no-streams", "no stream was measured"));
        }
        return new Verdict(violations, warnings, results);
    }

    /**
     * The verdict over one shard, which is about the run itself: what its streams came to is weighed with that of the other
     * shards, and only told here.
     *
     * @param broken why the run itself could not be made, or not to its end
     */
    public static Verdict judgeShard(RunFigures figures, List<ServerCheck> server, List<Violation> broken) {
        List<Violation> violations = new ArrayList<>(broken);
        List<String> warnings = new ArrayList<>();
        figures.findings().forEach(group -> warnings.add(group.rule() + ": " + told(group)));
        server.stream()
                .filter(check -> check.status().isBad())
                .forEach(check -> warnings.add(check.id() + ": " + check.message()));
        if (figures.total().measured() == 0 && broken.isEmpty()) {
            violations.add(new Violation(Violation.Kind.RUN, "no-streams", "no stream was measured"));
        }
        return new Verdict(violations, warnings, List.of());
    }

    /**
     * An error fails the verdict, unless the user said how many streams may fail ({@code successRate}, {@code errorRate}) and
     * no more did. That
     * a rule itself failed is never tolerated.
     */
    private void addFindings(
            List<FindingGroup> findings,
            List<ThresholdResult> results,
            List<Violation> violations,
            List<String> warnings) {
        Set<Metric> rates = EnumSet.of(Metric.SUCCESS_RATE, Metric.ERROR_RATE);
        boolean tolerated = rates.stream().anyMatch(thresholds::isExplicit)
                && results.stream()
                        .filter(result -> rates.contains(result.threshold().metric()))
                        .allMatch(ThresholdResult::isMet);
        for (FindingGroup group : findings) {
            String message = told(group);
            boolean error = group.severity() == Severity.ERROR;
            if (error && (!tolerated || group.rule().equals(StreamJudge.RULE_FAILED))) {
                violations.add(new Violation(Violation.Kind.FINDING, group.rule(), message));
            } else {
                warnings.add(group.rule() + ": " + message + (error ? ", tolerated by the rate of success" : ""));
            }
        }
    }

    /** What is wrong with the other server is no fault of this one. That nothing was measured there is one of the run. */
    private static void addOther(OtherSide other, List<Violation> violations, List<String> warnings) {
        String id = other.comparison().against().word();
        if (other.figures().total().measured() == 0 && violations.isEmpty()) {
            violations.add(new Violation(Violation.Kind.RUN, id, "no stream of " + other.baseUri() + " was measured"));
        }
        other.figures().findings().stream()
                .filter(group -> group.severity() == Severity.ERROR)
                .forEach(group -> warnings.add(id + ": " + group.rule() + ": " + told(group)));
        new Regressions(other.comparison()).addTo(violations, warnings);
    }

    private static String told(FindingGroup group) {
        return group.message() + " (" + group.endpoint() + ", " + count(group.streams(), "stream") + ")";
    }

    private static void addThresholds(
            List<ThresholdResult> results, EndpointFigures total, List<Violation> violations, List<String> warnings) {
        for (ThresholdResult result : results) {
            String path = result.threshold().path();
            if (result.isViolation()) {
                violations.add(new Violation(Violation.Kind.THRESHOLD, path, result.message() + blame(result, total)));
            } else if (!result.isMet()) {
                warnings.add(path + ": " + result.message() + blame(result, total));
            }
            result.note().ifPresent(note -> warnings.add(path + ": " + note));
        }
    }

    /** What is spoiled says little of the server, whichever side of its threshold it is on. */
    private void addSpoiled(
            List<ThresholdResult> results, OwnLag lag, List<Violation> violations, List<String> warnings) {
        Set<String> spoiled = new LinkedHashSet<>();
        results.stream()
                .map(ThresholdResult::threshold)
                .filter(lag::spoils)
                .forEach(threshold -> spoiled.add(
                        told(threshold.metric(), threshold.statistic().orElseThrow(), lag)));
        FIRST.stream()
                .filter(metric -> lag.spoils(metric, MEDIAN))
                .forEach(metric -> spoiled.add(told(metric, MEDIAN, lag)));
        if (spoiled.isEmpty()) {
            return;
        }
        String message = "this client was late itself, and may have spoiled " + String.join(", ", spoiled)
                + "; run fewer streams at once, or give it more CPU";
        if (lagLimit.fails()) {
            violations.add(new Violation(Violation.Kind.RUN, "spoiled", message));
        } else {
            warnings.add("spoiled: " + message);
        }
    }

    private static String told(Metric metric, Statistic statistic, OwnLag lag) {
        return metric.parameter() + "." + statistic + " by "
                + Quantities.format(lag.in(metric, statistic).orElse(0), Unit.MILLISECONDS);
    }

    private static String blame(ThresholdResult result, EndpointFigures total) {
        Threshold threshold = result.threshold();
        return result.measured().isEmpty()
                ? ""
                : total.worst(threshold.metric())
                        .map(worst -> ", worst #" + worst.stream() + " " + threshold.format(worst.value()))
                        .orElse("");
    }

    private static ThresholdResult result(Threshold threshold, EndpointFigures total) {
        Metric metric = threshold.metric();
        if (threshold.statistic().isEmpty()) {
            long samples =
                    metric == Metric.SUCCESS_RATE || metric == Metric.ERROR_RATE ? total.streams() : total.measured();
            return new ThresholdResult(threshold, total.value(metric), samples, Optional.empty());
        }
        var statistic = threshold.statistic().get();
        long samples = total.distribution(metric).map(Distribution::count).orElse(0L);
        OptionalDouble measured = total.value(metric, statistic);
        long needed = statistic.minimumSamples();
        Optional<String> note = samples > 0 && samples < needed
                ? Optional.of(count((int) samples, "sample") + " can't carry a " + statistic
                        + ": a 95 % bound on it needs " + needed)
                : Optional.empty();
        return new ThresholdResult(threshold, measured, samples, note);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
