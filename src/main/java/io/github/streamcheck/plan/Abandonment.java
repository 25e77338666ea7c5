package io.github.streamcheck.plan;

import java.util.OptionalInt;

/**
 * Which streams of a stage this client leaves before their end, and when, as users do who press Stop. Immutable.
 *
 * @param share of the stage's streams, 0 to 1
 * @param seed what the streams and the moments are drawn from
 */
public record Abandonment(double share, long seed) {

    /** All streams are read to their end. */
    public static final Abandonment NONE = new Abandonment(0, 0);

    /** What the moments are drawn by, so that they have nothing to do with which streams leave. */
    private static final long MOMENTS = 0x5eed;

    /**
     * After how many events with content to leave the stream with this number, from 1 to {@code longest}: each order of magnitude is
     * as likely, since it is not known how long answers are. Empty if it is read to its end.
     *
     * @param number the stream's number within the stage, from 0
     * @param longest after how many events with content it is left at the latest, 1 or more
     */
    public OptionalInt after(int number, int longest) {
        if (!new DrawnShare(share, seed).has(number)) {
            return OptionalInt.empty();
        }
        double drawn = Math.pow(longest + 1.0, SeededRandom.fraction(seed ^ MOMENTS, number));
        return OptionalInt.of(Math.min(longest, (int) drawn));
    }
}
