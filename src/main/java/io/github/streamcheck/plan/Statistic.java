package io.github.streamcheck.plan;

import io.github.streamcheck.text.NearestName;
import io.github.streamcheck.text.Quantities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One number that sums up a distribution. {@code toString()} is its spelling in parameters and reports. */
public sealed interface Statistic {

    /** The 50th percentile. */
    Statistic MEDIAN = new Percentile(50);

    /** What {@link #parse} takes, for messages. */
    String EXPECTED = "min, mean, max or a percentile such as p95";

    /** The spellings that come to mind, as a help for those who mistype one. */
    List<String> USUAL = List.of("min", "mean", "max", "p50", "p75", "p90", "p95", "p99", "p99.9");

    /** Here spelling misleads: "median" is only two typing errors from "mean". */
    Map<String, String> SYNONYMS =
            Map.of("median", "p50", "avg", "mean", "average", "mean", "p0", "min", "p100", "max");

    /**
     * How many samples it takes before the statistic says something about what was sampled, and not only about the sample.
     * Always at least 1.
     */
    long minimumSamples();

    /**
     * From how many samples on reports show the statistic: a percentile from there on where at least one sample is beyond it, so that
     * it is not the maximum by another name (by the nearest-rank definition: R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical
     * Packages", The American Statistician 50, 1996, definition 1). It is 2 for p50, 20 for p95 and 100 for p99. Always at least 1.
     */
    long fewestShown();

    /** Reads {@code min}, {@code mean}, {@code max}, or a percentile above 0 and below 100 such as {@code p50} or {@code p99.9}. */
    static Optional<Statistic> parse(String text) {
        for (Simple simple : Simple.values()) {
            if (simple.toString().equals(text)) {
                return Optional.of(simple);
            }
        }
        return Percentile.parse(text);
    }

    /** The probably intended spelling of an unknown statistic: by a common synonym, or else by a typing error. */
    static Optional<String> nearest(String text) {
        String synonym = SYNONYMS.get(text);
        return synonym != null ? Optional.of(synonym) : NearestName.of(text, USUAL);
    }

    /** The statistics that are no percentile. */
    enum Simple implements Statistic {
        MIN("min"),
        MEAN("mean"),
        MAX("max");

        private final String parameter;

        Simple(String parameter) {
            this.parameter = parameter;
        }

        @Override
        public long minimumSamples() {
            return 1;
        }

        @Override
        public long fewestShown() {
            return 1;
        }

        @Override
        public String toString() {
            return parameter;
        }
    }

    /**
     * The value that {@code percent} of 100 samples do not exceed.
     *
     * @param percent above 0 and below 100
     */
    record Percentile(double percent) implements Statistic {

        private static final Pattern PATTERN = Pattern.compile("p[0-9]{1,2}(?:\\.[0-9]{1,6})?");

        private static final double CONFIDENCE = 0.95;

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** @throws IllegalArgumentException if the percentage is out of range */
        public Percentile {
            if (!(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException("a percentile is above 0 and below 100, not " + percent);
            }
        }

        /**
         * The smallest {@code n} for which {@code 1 - (percent / 100)^n >= 0.95}: only from there on is the largest of
         * {@code n} samples, with 95 % confidence, an upper bound of the true percentile. This is Wilks' formula for a one-sided
         * tolerance limit from order statistics (S. S. Wilks, "Determination of Sample Sizes for Setting Tolerance Limits",
         * Annals of Mathematical Statistics 12, 1941). It is 59 for p95 and 299 for p99.
         */
        @Override
        public long minimumSamples() {
            return (long) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log1p((percent - 100) / 100));
        }

        @Override
        public long fewestShown() {
            BigDecimal below = BigDecimal.valueOf(percent);
            BigDecimal least = below.min(HUNDRED.subtract(below));
            return HUNDRED.divide(least, 0, RoundingMode.CEILING).longValueExact();
        }

        @Override
        public String toString() {
            return "p" + Quantities.plain(BigDecimal.valueOf(percent));
        }

        private static Optional<Statistic> parse(String text) {
            if (!PATTERN.matcher(text).matches()) {
                return Optional.empty();
            }
            double percent = Double.parseDouble(text.substring(1));
            return percent > 0 ? Optional.of(new Percentile(percent)) : Optional.empty();
        }
    }
}
