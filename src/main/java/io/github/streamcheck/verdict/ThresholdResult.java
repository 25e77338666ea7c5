package io.github.streamcheck.verdict;

import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Unit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a threshold came out.
 *
 * @param threshold the threshold
 * @param measured the figure, in its metric's unit; empty if nothing was measured, which violates it
 * @param samples how many values the figure rests on
 * @param note what to know about the figure, such as that the samples are too few for it
 */
public record ThresholdResult(Threshold threshold, OptionalDouble measured, long samples, Optional<String> note) {

    /** How a message begins where nothing was measured. */
    public static final String NO_DATA = "NO DATA";

    public boolean isMet() {
        return measured.isPresent() && threshold.isMetBy(measured.getAsDouble());
    }

    /** Whether it fails the verdict. */
    public boolean isViolation() {
        return !isMet() && threshold.level() == Level.FAIL;
    }

    /** Measured against allowed: {@code 1.42 s, required at most 800 ms (+78 %, n=49)}. */
    public String message() {
        if (measured.isEmpty()) {
            return NO_DATA + ": nothing was measured, required " + required();
        }
        double value = measured.getAsDouble();
        // A share is in percent itself, and percent of percent would only confuse.
        boolean comparable = !isMet() && threshold.metric().unit() != Unit.RATIO;
        String comparison = comparable ? deviation(value) + ", " : "";
        return threshold.format(value) + ", required " + required() + " (" + comparison + "n=" + samples + ")";
    }

    private String required() {
        return threshold.metric().direction().phrase() + " " + threshold.formatLimit();
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
