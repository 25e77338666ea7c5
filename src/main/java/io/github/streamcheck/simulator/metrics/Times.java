package io.github.streamcheck.simulator.metrics;

/**
 * A distribution as a page reports it: in the page's unit, and possibly falsified. Immutable, apart from the values.
 *
 * @param values in nanoseconds, or thousandths of a token per second
 * @param perUnit how many of these go into one of the page's unit
 * @param shift what is added to each value before that
 * @param upsideDown whether high percentiles are reported as low ones
 */
public record Times(TimeDistribution values, double perUnit, long shift, boolean upsideDown) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    /** Of nanoseconds, in seconds. */
    static Times seconds(TimeDistribution nanos) {
        return new Times(nanos, NANOS_PER_SECOND, 0, false);
    }

    /** Of thousandths of a token per second, in tokens per second. */
    static Times rate(TimeDistribution milliTokens) {
        return new Times(milliTokens, MILLIS, 0, false);
    }

    /** The same, reported in milliseconds where it was in seconds. */
    Times inMillis() {
        return new Times(values, perUnit * NANOS_PER_MILLI / NANOS_PER_SECOND, shift, upsideDown);
    }

    /** Reported as a thousandth of its value. */
    public Times aThousandth() {
        return new Times(values, perUnit * MILLIS, shift, upsideDown);
    }

    /** Reported as so much longer, or shorter. */
    public Times shifted(long by) {
        return new Times(values, perUnit, by, upsideDown);
    }

    /** With high percentiles reported as low ones. */
    public Times turnedUpsideDown() {
        return new Times(values, perUnit, shift, true);
    }

    /** Without any values. */
    public Times blank() {
        return new Times(new TimeDistribution(), perUnit, shift, upsideDown);
    }

    long count() {
        return values.count();
    }

    double mean() {
        return reported(values.mean());
    }

    double sum() {
        return mean() * count();
    }

    double min() {
        return reported((double) values.min());
    }

    double max() {
        return reported((double) values.max());
    }

    double percentile(double percent) {
        return reported((double) values.percentile(upsideDown ? 100 - percent : percent));
    }

    /** How many values are reported to be at most this. */
    long countUpTo(double bound) {
        long count = values.countUpTo((long) (bound * perUnit - shift));
        return upsideDown ? count() - count : count;
    }

    private double reported(double value) {
        return Math.max(0, value + shift) / perUnit;
    }
}
