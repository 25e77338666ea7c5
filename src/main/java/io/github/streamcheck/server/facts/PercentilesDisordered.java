package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import io.github.streamcheck.server.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A distribution that can't be one. */
@AutoService(Rule.class)
public final class PercentilesDisordered implements ServerFact {

    /** Figures are rounded on their way. */
    private static final double ROUNDING = 1.001;

    @Override
    public String id() {
        return "metrics-percentiles-disordered";
    }

    @Override
    public String summary() {
        return "percentiles fall as they go up, or lie with the mean outside of minimum and maximum, or the buckets of a histogram "
                + "don't add up";
    }

    @Override
    public String explanation() {
        return "The figures were not computed from the same values, or the buckets not in one step: alerts on a percentile fire at "
                + "random.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        List<Comparison> compared = new ArrayList<>();
        page.after()
                .summaries()
                .forEach((metric, summary) -> disorder(summary)
                        .ifPresent(problem -> compared.add(Comparison.contradicts(
                                metric.parameter() + " percentiles",
                                problem,
                                "in order",
                                metric.parameter() + ": " + problem))));
        return compared;
    }

    private static Optional<String> disorder(Summary summary) {
        double least = summary.min().orElse(0);
        double most = summary.max().orElse(Double.MAX_VALUE);
        double last = least;
        for (Map.Entry<Double, Double> percentile : summary.percentiles().entrySet()) {
            double value = percentile.getValue();
            if (value * ROUNDING < last || value > most * ROUNDING) {
                return Optional.of("p" + Shown.count(percentile.getKey()) + " is " + value + ", which is not between "
                        + last + " and " + most);
            }
            last = value;
        }
        double mean = summary.mean().orElse(least);
        if (mean * ROUNDING < least || mean > most * ROUNDING) {
            return Optional.of("the mean is " + mean + ", which is not between " + least + " and " + most);
        }
        return buckets(summary);
    }

    private static Optional<String> buckets(Summary summary) {
        double last = 0;
        for (Map.Entry<Double, Double> bucket : summary.buckets().entrySet()) {
            if (bucket.getValue() < last) {
                return Optional.of("the bucket up to " + bucket.getKey() + " has " + Shown.count(bucket.getValue())
                        + " values, where the one before has " + Shown.count(last));
            }
            last = bucket.getValue();
        }
        double count = summary.count().orElse(last);
        return summary.buckets().isEmpty() || last == count
                ? Optional.empty()
                : Optional.of("the last bucket has " + Shown.count(last) + " values of " + Shown.count(count));
    }
}
