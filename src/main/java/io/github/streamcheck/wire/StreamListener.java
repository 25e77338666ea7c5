package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.nio.ByteBuffer;
import java.util.Optional;

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

    /**
     * How the stream is to end now, if this listener has seen enough of it; asked after each {@link StreamEvent.EventReceived}.
     * Empty as long as it wants to see more.
     */
    default Optional<StreamEnd> enough() {
        return Optional.empty();
    }

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

            @Override
            public Optional<StreamEnd> enough() {
                return first.enough().or(next::enough);
            }
        };
    }
}
