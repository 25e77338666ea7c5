package io.github.streamcheck.observe;

import java.time.Duration;

/**
 * Streams of an open stage that were due and had to wait for a place, since as many as may be were in flight.
 *
 * @param streams how many
 * @param longest how long the longest of them waited; 0 if there were none
 * @param total how long they waited in all
 */
public record Held(int streams, Duration longest, Duration total) {

    /** None had to wait. */
    public static final Held NONE = new Held(0, Duration.ZERO, Duration.ZERO);

    /** These and others. */
    Held and(Held others) {
        boolean longer = others.longest.compareTo(longest) > 0;
        return new Held(streams + others.streams, longer ? others.longest : longest, total.plus(others.total));
    }

    /** With one more that waited for so long. */
    public Held and(Duration waited) {
        return new Held(streams + 1, waited.compareTo(longest) > 0 ? waited : longest, total.plus(waited));
    }
}
