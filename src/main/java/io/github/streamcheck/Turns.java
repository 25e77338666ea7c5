package io.github.streamcheck;

/**
 * Whose turn it is when two servers are streamed from side by side: this one's, the other's, the other's, this one's, and again. So
 * neither is always the first, and what slowly gets better or worse does so for both.
 */
final class Turns {

    private static final int ROUND = 4;

    private Turns() {}

    /** Whether the stream of this turn, from 0, is one of the other server. */
    static boolean isOthers(int turn) {
        int place = turn % ROUND;
        return place == 1 || place == 2;
    }

    /** How many of the first {@code turns} are this server's. */
    static int ofThis(int turns) {
        int rest = turns % ROUND;
        return turns / ROUND * 2 + (rest > 0 ? 1 : 0);
    }
}
