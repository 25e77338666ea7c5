package io.github.streamcheck.observe;

/** How many streams of an endpoint must have a finding before it counts. */
public enum Quorum {
    /** One is enough. */
    ANY(0, false),
    /** More than half of them. */
    MOST(1, true),
    /** More than half of them, and at least three, since a single one may be due to chance. */
    MOST_OF_THREE(3, true);

    private final int least;
    private final boolean most;

    Quorum(int least, boolean most) {
        this.least = least;
        this.most = most;
    }

    /** Whether {@code found} of {@code streams} are enough. */
    public boolean isReached(int found, int streams) {
        return found >= least && (!most || 2 * found > streams);
    }
}
