package io.github.streamcheck.wire;

import java.nio.ByteBuffer;

/** Cuts the body of one stream into events. Calls must not overlap. */
public interface BodyParser {

    /**
     * Takes all remaining bytes of one read, which may be none.
     *
     * @param arrivedNanos {@link System#nanoTime()} when they arrived
     */
    void feed(ByteBuffer bytes, long arrivedNanos);

    /**
     * The body ended in an orderly way. Not to be called when the body was cut off, where what is unfinished means nothing.
     *
     * @param arrivedNanos {@link System#nanoTime()} when the end was seen
     */
    void end(long arrivedNanos);

    /** Whether what was fed so far ends inside an event. */
    boolean isInsideEvent();
}
