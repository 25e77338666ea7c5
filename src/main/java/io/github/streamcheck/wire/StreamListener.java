package io.github.streamcheck.wire;

import java.nio.ByteBuffer;

/** Sees the events of one stream, in order and one at a time, though maybe on different threads. */
@FunctionalInterface
public interface StreamListener {

    /** Must return soon: it runs on the thread that reads the socket. */
    void on(StreamEvent event);

    /**
     * Sees what was read of an HTTP body, decompressed, before the events that it completes. Must return soon, and neither keep the
     * buffer nor move its position.
     */
    default void body(ByteBuffer bytes) {}

    /** A listener that shows everything to this one first, and then to {@code next}. */
    default StreamListener then(StreamListener next) {
        StreamListener first = this;
        return new StreamListener() {

            @Override
            public void on(StreamEvent event) {
                first.on(event);
                next.on(event);
            }

            @Override
            public void body(ByteBuffer bytes) {
                first.body(bytes);
                next.body(bytes);
            }
        };
    }
}
