package io.github.streamcheck.plan;

/**
 * How much of a figure may be this client's own lag.
 *
 * @param share of the figure, or of its threshold; above 0, at most 1
 * @param fails whether a figure with more of it fails the run, rather than being a warning
 */
public record LagLimit(double share, boolean fails) {

    /** A tenth, and no more than a warning. */
    public static final LagLimit DEFAULT = new LagLimit(0.1, false);
}
