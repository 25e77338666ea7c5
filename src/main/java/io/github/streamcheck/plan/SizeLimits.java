package io.github.streamcheck.plan;

/**
 * How much of a server's answer is read: a larger answer is aborted, so that no server can use up this client's memory. All
 * positive.
 *
 * @param line bytes of a line of the event stream
 * @param event bytes of the joined data of an event
 * @param header bytes of a header line
 * @param stream bytes of a stream's body, unpacked if it was compressed
 * @param events events of a stream
 */
public record SizeLimits(int line, int event, int header, long stream, int events) {

    /** More than any honest server sends. */
    public static final SizeLimits DEFAULT = new SizeLimits(1 << 20, 4 << 20, 64 << 10, 256L << 20, 200_000);
}
