package io.github.streamcheck.observe.rules.time;

/** The blocks of bytes between the pauses of one stream: whether they have the size of a buffer. Not thread-safe. */
final class BufferBlocks {

    private static final int SMALLEST_BUFFER = 4_096;
    private static final int LARGEST_BUFFER = 65_536;

    /** What the framing of HTTP or the end of a line may take of a buffer, in bytes. */
    private static final int FRAMING = 64;

    private int bytes;
    private int tokens;
    private int blocks;
    private int full;
    private int fullSize;
    private boolean oneSize = true;
    private int largest;

    /** Takes what was read into the block at hand. */
    void add(int readBytes, int readTokens) {
        bytes += readBytes;
        tokens += readTokens;
        largest = Math.max(largest, bytes);
    }

    /** A pause: the block at hand is over. */
    void end() {
        blocks++;
        if (tokens >= Delivery.MIN_TOKENS && isBuffer(bytes)) {
            full++;
            oneSize &= fullSize == 0 || fullSize == bytes;
            fullSize = bytes;
        }
        bytes = 0;
        tokens = 0;
    }

    private static boolean isBuffer(int size) {
        for (int buffer = SMALLEST_BUFFER; buffer <= LARGEST_BUFFER; buffer *= 2) {
            if (size <= buffer && size > buffer - FRAMING) {
                return true;
            }
        }
        return false;
    }

    /** How many blocks have the size of a buffer. */
    int full() {
        return full;
    }

    /** The size of the largest block, in bytes. */
    int largest() {
        return largest;
    }

    /** Whether two blocks or more have the same size, which is that of a buffer; the first holds the head too. */
    boolean areOfOneBuffer() {
        return full > 1 && oneSize && full >= blocks - 1;
    }
}
