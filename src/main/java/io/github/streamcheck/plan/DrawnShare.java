package io.github.streamcheck.plan;

/**
 * A share of a stage's streams, drawn at random. Of each so many streams that one of them is drawn, it is a random one: so the share is
 * kept exactly, and doesn't fall into step with whatever takes turns. Immutable.
 *
 * @param share of the stage's streams, 0 to 1
 * @param seed what the streams are drawn from
 */
record DrawnShare(double share, long seed) {

    /**
     * Whether the stream with this number is drawn: the streams are divided into groups, of each of which one is.
     *
     * @param number the stream's number within the stage, from 0
     */
    boolean has(int number) {
        if (share <= 0) {
            return false;
        }
        long group = group(number);
        long first = firstOf(group);
        long size = firstOf(group + 1) - first;
        return number == first + (long) (SeededRandom.fraction(seed, group) * size);
    }

    private long firstOf(long group) {
        long first = (long) (group / share);
        // The quotient is rounded.
        while (group(first) < group) {
            first++;
        }
        while (first > 0 && group(first - 1) >= group) {
            first--;
        }
        return first;
    }

    private long group(long number) {
        return (long) (number * share);
    }
}
