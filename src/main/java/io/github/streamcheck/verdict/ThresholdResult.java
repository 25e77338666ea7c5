package io.github.streamcheck.verdict;

import io.github.streamcheck.measure.Extreme;
import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of a threshold.
 *
 * @param threshold the threshold
 * @param measured the figure, in its metric's unit; empty if nothing was measured, which violates it
 * @param samples how many values the figure rests on
 * @param worst the stream that did worst by the metric, and its figure; empty if that is not known
 * @param note what to know about the figure, such as that the samples are too few for it
 */
public record ThresholdResult(
        Threshold threshold, OptionalDouble measured, long samples, Optional<Extreme> worst, Optional<String> note) {

    private static final String NO_DATA = "NO DATA";

    /** In percent; from there on, a factor is easier to read. */
    private static final long MANY_TIMES = 900;

    /** Whether nothing was measured, so that it can't be met. */
    public boolean isNoData() {
        return measured.isEmpty();
    }

    /** Whether the figure keeps the limit. */
    public boolean isMet() {
        return measured.isPresent() && threshold.isMetBy(measured.getAsDouble());
    }

    /** Whether it fails the verdict. */
    public boolean isViolation() {
        return !isMet() && threshold.level() == Level.FAIL;
    }

    /** Measured against required: {@code 1.42 s, required at most 800 ms (+78 %, n=49), worst #7 2.1 s}. */
    public String message() {
        if (measured.isEmpty()) {
            return NO_DATA + ": nothing was measured, required " + required();
        }
        double value = measured.getAsDouble();
        String figure = threshold.format(value) + ", required " + required();
        if (isMet()) {
            return figure + " (n=" + Quantities.count(samples) + ")";
        }
        // A share is in percent itself, and percent of percent would only confuse.
        String comparison = threshold.metric().unit() == Unit.RATIO ? "" : deviation(value) + ", ";
        return figure + " (" + comparison + "n=" + Quantities.count(samples) + ")"
                + worst.map(each -> ", worst #" + each.stream() + " " + threshold.format(each.value()))
                        .orElse("");
    }

    /** The figure, with its unit; {@code NO DATA} if nothing was measured. */
    public String measuredText() {
        return measured.isPresent() ? threshold.format(measured.getAsDouble()) : NO_DATA;
    }

    /** What is required, such as {@code at most 800 ms}. */
    public String required() {
        return threshold.metric().direction().phrase() + " " + threshold.formatLimit();
    }

    /** How far the figure is from its limit, such as {@code 93 % below} or {@code 3.3 points below}; empty if nothing was measured. */
    public String distance() {
        double difference = measured.orElse(Double.NaN) - threshold.limit();
        if (Double.isNaN(difference)) {
            return "";
        }
        if (difference == 0) {
            return "at the limit";
        }
        String side = difference < 0 ? " below" : " above";
        if (threshold.metric().unit() == Unit.RATIO) {
            return Quantities.format(Math.abs(difference), Unit.RATIO).replace(" %", " points") + side;
        }
        long percent = threshold.limit() == 0 ? 0 : Math.round(Math.abs(difference) / threshold.limit() * 100);
        if (percent >= MANY_TIMES) {
            return Math.round(measured.orElseThrow() / threshold.limit()) + " times";
        }
        return percent == 0 ? "just" + side : percent + " %" + side;
    }

    private String deviation(double value) {
        double limit = threshold.limit();
        if (limit == 0) {
            return "above 0";
        }
        long percent = Math.round((value - limit) / limit * 100);
        return percent == 0 ? "by a hair" : (percent > 0 ? "+" : "") + percent + " %";
    }
}
