package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Shows everything to another listener, and leaves the stream after some events with content. */
public final class LeavingListener implements StreamListener {

    private final StreamListener listener;
    private final int contents;
    private int seen;

    /** {@code contents}: after how many events with content to leave, 1 or more. */
    public LeavingListener(StreamListener listener, int contents) {
        this.listener = listener;
        this.contents = contents;
    }

    @Override
    public void on(StreamEvent event) {
        listener.on(event);
        if (event instanceof StreamEvent.EventReceived received
                && received.payload()
                        .asChunk()
                        .filter(Payload.Chunk::generatesOutput)
                        .isPresent()) {
            seen++;
        }
    }

    @Override
    public void body(ByteBuffer bytes) {
        listener.body(bytes);
    }

    @Override
    public Optional<StreamEnd> enough() {
        return seen >= contents ? Optional.of(new StreamEnd.Abandoned(contents)) : listener.enough();
    }
}
