package io.github.streamcheck.tries;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Tries a law on values drawn at random, the same ones in each run of the tests. {@code -Dstreamcheck.seed} draws others, and
 * {@code -Dstreamcheck.moreTries} multiplies the tries.
 */
public final class Tries {

    private static final int MANY = 1_000;

    private static final long SEED = Long.getLong("streamcheck.seed", 1);

    private static final int MORE = Integer.getInteger("streamcheck.moreTries", 1);

    /** What has to hold for whatever is drawn. */
    @FunctionalInterface
    public interface Law {

        /** Throws something unless it holds. */
        void check(Any any) throws Exception;
    }

    private record Failure(long seed, String drawn, Throwable thrown) {}

    private Tries() {}

    /** Tries the law a thousand times. */
    public static void of(Law law) {
        of(MANY, law);
    }

    /**
     * Tries the law so many times. Each try has a seed of its own, one more than that of the try before.
     *
     * @throws AssertionError if it does not hold; of all tries that failed it shows the one with the shortest values
     */
    public static void of(int tries, Law law) {
        LongStream.range(SEED, SEED + (long) tries * MORE)
                .mapToObj(seed -> failure(seed, law))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(failure -> failure.drawn.length()))
                .ifPresent(Tries::fail);
    }

    private static Optional<Failure> failure(long seed, Law law) {
        Any any = new Any(seed);
        try {
            law.check(any);
            return Optional.empty();
        } catch (Throwable thrown) {
            return Optional.of(new Failure(seed, any.drawn(), thrown));
        }
    }

    private static void fail(Failure failure) {
        throw new AssertionError(
                "-Dstreamcheck.seed=" + failure.seed + " draws " + failure.drawn + " first, for which:\n"
                        + failure.thrown,
                failure.thrown);
    }
}
