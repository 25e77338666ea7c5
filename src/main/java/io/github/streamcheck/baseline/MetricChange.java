package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One figure against the same of earlier runs, or of another server.
 *
 * @param against what it is compared with
 * @param metric of which the median is compared or, of a rate, the value
 * @param was the figure of all earlier runs together, or of the other server, in the metric's unit; empty if there is none
 * @param is the figure now; empty if there is none
 * @param ratio how many times the earlier values the present ones are; empty for a rate, or if not judged
 * @param change the outcome
 * @param moreRuns about how many more runs like this one would decide it, if it is undecided and the number is known
 * @param note how it was judged, or why not
 */
public record MetricChange(
        ComparisonKind against,
        Metric metric,
        OptionalDouble was,
        OptionalDouble is,
        Optional<Ratio> ratio,
        Change change,
        OptionalInt moreRuns,
        String note) {

    /**
     * A factor and the interval that holds it in 99 of 100 cases.
     *
     * @param estimate above 0; 1 if nothing has changed
     * @param lower above 0, at most the estimate
     * @param upper at least the estimate; may be infinite
     */
    public record Ratio(double estimate, double lower, double upper) {

        static Ratio of(Shift shift) {
            return new Ratio(Math.exp(shift.estimate()), Math.exp(shift.lower()), Math.exp(shift.upper()));
        }

        /** The change in percent with its interval, such as {@code +48 % (+21 % to +80 %)}. */
        public String describe() {
            return describe("");
        }

        private String describe(String interval) {
            return percent(estimate) + " (" + interval + percent(lower) + " to " + percent(upper) + ")";
        }

        private static String percent(double factor) {
            return String.format(Locale.ROOT, "%+,.0f %%", (factor - 1) * 100);
        }
    }

    /** The comparison's id in reports, such as {@code baseline.ttft}. */
    public String id() {
        return against.word() + "." + metric.parameter();
    }

    /** Whether the figure is worse than it was, whether by chance or not. */
    public boolean isWorse() {
        return was.isPresent() && is.isPresent() && !metric.direction().allows(is.getAsDouble(), was.getAsDouble());
    }

    /** The verdict in words, such as {@code can't tell: about 3 more runs}. */
    public String verdict() {
        return change.word()
                + (moreRuns.isPresent()
                        ? ": about " + moreRuns.getAsInt() + " more run" + (moreRuns.getAsInt() == 1 ? "" : "s")
                        : "");
    }

    /** A figure as text; {@code NO DATA} if there is none. */
    public String show(OptionalDouble figure) {
        return figure.isPresent() ? Quantities.format(figure.getAsDouble(), metric.unit()) : "NO DATA";
    }

    /** All of it in one line. */
    public String message() {
        String figure = metric.hasStatistics() ? "median " : "";
        return verdict() + ": " + figure + show(is) + ", was " + show(was)
                + ratio.map(factor -> ", " + factor.describe("99 % interval ")).orElse("") + "; " + note;
    }
}
