package io.github.streamcheck.wire;

/** Receives what a {@link BodyParser} finds, in the order of the bytes. */
public interface SseHandler {

    /** An event with data was dispatched. */
    void event(SseEvent event);

    /** A comment line (the usual sign of life) began at {@code offset} of the decoded body; {@code line} is cut. */
    void comment(long offset, long arrivedNanos, Bytes line);

    /** The framing is malformed or unusual. The same line can yield several. */
    void anomaly(FramingAnomaly anomaly);
}
