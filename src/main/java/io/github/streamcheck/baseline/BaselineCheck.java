package io.github.streamcheck.baseline;

import io.github.streamcheck.baseline.BaselineComparison.Drifting;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Compares a run with the comparable earlier ones. Immutable. */
public final class BaselineCheck {

    private final BaselineConfig choice;
    private final Optional<Baseline> baseline;

    /** {@code baseline} is the content of the file, if there is one. */
    public BaselineCheck(BaselineConfig choice, Optional<Baseline> baseline) {
        this.choice = choice;
        this.baseline = baseline;
    }

    /** What the user asked for. */
    public BaselineConfig choice() {
        return choice;
    }

    /**
     * Compares a run.
     *
     * @param executionId which of the project's executions it is of
     * @param spoiled the metrics whose median this client itself spoils
     */
    public BaselineComparison compare(String executionId, RecordedRun now, Predicate<Metric> spoiled) {
        if (baseline.isEmpty()) {
            return choice.named()
                    ? BaselineComparison.incomparable(
                            ComparisonKind.BASELINE,
                            "there is no file " + choice.file() + "; the goal baseline writes it")
                    : BaselineComparison.NONE;
        }
        List<RecordedRun> all = baseline.get().runs(executionId);
        List<RecordedRun> alike = all.stream()
                .filter(run -> run.fingerprint().differences(now.fingerprint()).isEmpty())
                .toList();
        if (all.isEmpty()) {
            return BaselineComparison.incomparable(
                    ComparisonKind.BASELINE,
                    choice.file() + " has no run of the execution " + executionId + "; the goal baseline records one");
        }
        if (alike.isEmpty()) {
            RecordedRun last = all.get(all.size() - 1);
            return BaselineComparison.incomparable(
                    ComparisonKind.BASELINE,
                    "not comparable: "
                            + String.join(", and ", last.fingerprint().differences(now.fingerprint()))
                            + "; the goal baseline records runs like this one");
        }
        List<MetricChange> changes = new ArrayList<>();
        List<Drifting> drifts = new ArrayList<>();
        for (Metric metric : Compared.medians()) {
            List<Samples> earlier =
                    alike.stream().map(run -> run.samples(metric)).toList();
            Samples fresh = now.samples(metric);
            if (spoiled.test(metric)) {
                changes.add(spoiled(metric, fresh));
            } else if (Stream.concat(earlier.stream(), Stream.of(fresh)).anyMatch(samples -> samples.count() > 0)) {
                changes.add(new MedianComparison(ComparisonKind.BASELINE, choice.tolerance())
                        .against(metric, earlier, fresh));
                drift(metric, earlier, fresh).ifPresent(drifts::add);
            }
        }
        for (Metric metric : Compared.capacities()) {
            List<Samples> earlier =
                    alike.stream().map(run -> run.samples(metric)).toList();
            Samples fresh = now.samples(metric);
            if (Stream.concat(earlier.stream(), Stream.of(fresh)).anyMatch(samples -> samples.count() > 0)) {
                changes.add(CapacityComparison.against(metric, earlier, fresh, choice.tolerance()));
            }
        }
        changes.add(RateComparison.against(
                ComparisonKind.BASELINE,
                Metric.SUCCESS_RATE,
                new RateComparison.Count(
                        alike.stream().mapToInt(RecordedRun::succeeded).sum(),
                        alike.stream().mapToInt(RecordedRun::streams).sum()),
                RateComparison.Count.of(now)));
        return new BaselineComparison(
                ComparisonKind.BASELINE, alike.size(), Optional.empty(), changes, drifts, choice.failing());
    }

    private static MetricChange spoiled(Metric metric, Samples fresh) {
        return new MetricChange(
                ComparisonKind.BASELINE,
                metric,
                OptionalDouble.empty(),
                fresh.values().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(fresh.median()),
                Optional.empty(),
                Change.NOT_JUDGED,
                OptionalInt.empty(),
                "this client's own lag spoils it");
    }

    private Optional<Drifting> drift(Metric metric, List<Samples> earlier, Samples fresh) {
        double[] medians = Stream.concat(earlier.stream(), Stream.of(fresh))
                .filter(samples -> !samples.values().isEmpty() && samples.median() > 0)
                .mapToDouble(Samples::median)
                .toArray();
        OptionalDouble drift = Drift.of(medians);
        double least = Compared.of(metric).map(Compared::leastDifference).orElse(0.0);
        double change = DoubleStream.of(medians).max().orElse(0)
                - DoubleStream.of(medians).min().orElse(0);
        boolean worse = drift.orElse(0) > 0 == (metric.direction() == Direction.AT_MOST);
        if (drift.isEmpty()
                || Math.abs(drift.getAsDouble()) <= Math.log1p(choice.tolerance())
                || change <= least
                || !worse) {
            return Optional.empty();
        }
        return Optional.of(new Drifting(
                metric,
                String.format(
                        Locale.ROOT,
                        "slow drift: %+.0f %% over the last %d runs, from %s to %s",
                        Math.expm1(drift.getAsDouble()) * 100,
                        medians.length,
                        Quantities.format(medians[0], metric.unit()),
                        Quantities.format(medians[medians.length - 1], metric.unit()))));
    }
}
