package io.github.streamcheck.wire;

import java.util.Arrays;

/**
 * Collects the data lines of one event, joined by line feeds, up to a limit. Nearly all events have one line, which is copied
 * once; the buffer that joins several is kept for the next event. Not thread-safe.
 */
final class SseData {

    private final int limit;
    private Bytes first = Bytes.EMPTY;
    private byte[] joined = new byte[0];
    private int length;
    private int lines;
    private boolean full;

    /** @param limit the longest data in bytes */
    SseData(int limit) {
        this.limit = limit;
    }

    /** How many lines were added since the last {@link #clear}. */
    int lines() {
        return lines;
    }

    /**
     * Adds the line {@code array[from..to)}, itself within the limit, or what of it still fits.
     *
     * @return whether this line is the first of the event that did not fit
     */
    boolean add(byte[] array, int from, int to) {
        lines++;
        if (lines == 1) {
            first = Bytes.copyOf(array, from, to);
            length = to - from;
            return false;
        }
        if (full) {
            return false;
        }
        if (lines == 2) {
            reserve(length);
            first.copyTo(joined, 0);
        }
        append(array, from, to);
        return full;
    }

    /** The joined lines so far. */
    Bytes bytes() {
        return lines <= 1 ? first : Bytes.copyOf(joined, 0, length);
    }

    /** Forgets all lines. */
    void clear() {
        first = Bytes.EMPTY;
        length = 0;
        lines = 0;
        full = false;
    }

    private void append(byte[] array, int from, int to) {
        int room = limit - length - 1;
        full = room < to - from;
        if (room < 0) {
            return;
        }
        int kept = Math.min(to - from, room);
        reserve(length + 1 + kept);
        joined[length] = '\n';
        System.arraycopy(array, from, joined, length + 1, kept);
        length += 1 + kept;
    }

    private void reserve(int needed) {
        if (joined.length < needed) {
            joined = Arrays.copyOf(joined, (int) Math.min(limit, Math.max(needed, 2L * joined.length)));
        }
    }
}
