package io.github.streamcheck.engine;

import java.time.Duration;

/**
 * Streams of an open stage that were due and had to wait for a place, since the limit of streams in flight was reached.
 *
 * @param streams how many
 * @param longest how long the longest of them waited; 0 if there were none
 * @param total how long they waited in all
 */
public record Backlog(int streams, Duration longest, Duration total) {

    /** None had to wait. */
    public static final Backlog NONE = new Backlog(0, Duration.ZERO, Duration.ZERO);

    /** These and others. */
    public Backlog plus(Backlog others) {
        boolean longer = others.longest.compareTo(longest) > 0;
        return new Backlog(streams + others.streams, longer ? others.longest : longest, total.plus(others.total));
    }

    /** With one more that waited for so long. */
    Backlog plus(Duration waited) {
        return new Backlog(streams + 1, waited.compareTo(longest) > 0 ? waited : longest, total.plus(waited));
    }
}
