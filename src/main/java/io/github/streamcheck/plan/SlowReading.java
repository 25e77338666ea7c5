package io.github.streamcheck.plan;

/**
 * Which streams of a stage this client reads slowly, as a client on a poor network does. Immutable.
 *
 * @param share of the stage's streams, 0 to 1
 * @param seed what the streams are drawn from
 */
public record SlowReading(double share, long seed) {

    /** How many bytes of its connection a slow reader takes in a second: a few tokens. */
    public static final int BYTES_PER_SECOND = 1_000;

    /** No stream is read slowly. */
    public static final SlowReading NONE = new SlowReading(0, 0);

    /** What the streams are drawn by, so that they have nothing to do with those that are left. */
    private static final long STREAMS = 0x510;

    /**
     * Whether the stream with this number is read slowly.
     *
     * @param number the stream's number within the stage, from 0
     */
    public boolean isSlow(int number) {
        return new DrawnShare(share, seed ^ STREAMS).has(number);
    }
}
