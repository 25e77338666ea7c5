package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Summary;
import io.github.streamcheck.text.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports inconsistent distributions. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "percentiles or a mean that are out of order or range, or histogram buckets that do not add up",
        explanation = """
            The metrics were not computed from the same values, or the buckets were not read at the same time: alerts on a
            percentile fire at random.

            Fix: Compute all percentiles from one snapshot of the values.""")
public final class MetricsPercentilesDisordered implements ServerFact {

    /** Figures are rounded on their way. */
    private static final double ROUNDING = 1.001;

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        List<MetricsComparison> compared = new ArrayList<>();
        page.after()
                .summaries()
                .forEach((metric, summary) -> disorder(metric, summary)
                        .ifPresent(problem -> compared.add(MetricsComparison.contradicts(
                                metric.parameter() + " percentiles",
                                problem,
                                "in order",
                                metric.parameter() + ": " + problem))));
        return compared;
    }

    private static Optional<String> disorder(Metric metric, Summary summary) {
        double least = summary.min().orElse(0);
        double most = summary.max().orElse(Double.MAX_VALUE);
        double last = least;
        for (Map.Entry<Double, Double> percentile : summary.percentiles().entrySet()) {
            double value = percentile.getValue();
            if (value * ROUNDING < last || value > most * ROUNDING) {
                return Optional.of("p" + Quantities.plain(BigDecimal.valueOf(percentile.getKey())) + " is "
                        + MetricFormat.value(metric, value) + ", which is not between " + range(metric, last, most));
            }
            last = value;
        }
        double mean = summary.mean().orElse(least);
        if (mean * ROUNDING < least || mean > most * ROUNDING) {
            return Optional.of("the mean is " + MetricFormat.value(metric, mean) + ", which is not between "
                    + range(metric, least, most));
        }
        return buckets(summary);
    }

    private static String range(Metric metric, double least, double most) {
        return MetricFormat.value(metric, least) + " and "
                + (most == Double.MAX_VALUE ? "the maximum" : MetricFormat.value(metric, most));
    }

    private static Optional<String> buckets(Summary summary) {
        double last = 0;
        for (Map.Entry<Double, Double> bucket : summary.buckets().entrySet()) {
            if (bucket.getValue() < last) {
                return Optional.of(
                        "the bucket up to " + bucket.getKey() + " has " + Quantities.format(bucket.getValue())
                                + " values, but the one before has " + Quantities.format(last));
            }
            last = bucket.getValue();
        }
        double count = summary.count().orElse(last);
        return summary.buckets().isEmpty() || last == count
                ? Optional.empty()
                : Optional.of(
                        "the last bucket has " + Quantities.format(last) + " values of " + Quantities.format(count));
    }
}
