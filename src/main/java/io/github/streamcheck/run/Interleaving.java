package io.github.streamcheck.run;

/**
 * Decides which of two servers the next stream goes to: this one, the other, the other, this one, and so on. So neither is always
 * the first, and a slow change of conditions affects both alike.
 */
final class Interleaving {

    private static final int ROUND = 4;

    private Interleaving() {}

    /** Whether the stream of this turn, from 0, is one of the other server. */
    static boolean isOthers(int turn) {
        int place = turn % ROUND;
        return place == 1 || place == 2;
    }
}
