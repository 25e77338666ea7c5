package io.github.streamcheck.run;

import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps the beginning of a stream's body, in the pieces in which it was read, while another listener sees it. Thread-safe. */
final class StreamRecording implements StreamListener {

    private static final int MAX_BYTES = 1 << 20;

    private final StreamListener listener;
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;
    private boolean streamed;

    /** {@code listener} sees all. */
    StreamRecording(StreamListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived) {
            began();
        }
        listener.on(event);
    }

    @Override
    public void body(ByteBuffer bytes) {
        keep(bytes);
        listener.body(bytes);
    }

    private synchronized void began() {
        streamed = true;
    }

    private synchronized void keep(ByteBuffer bytes) {
        byte[] piece = new byte[Math.min(bytes.remaining(), MAX_BYTES - length)];
        if (piece.length > 0) {
            bytes.get(bytes.position(), piece);
            pieces.add(piece);
            length += piece.length;
        }
    }

    /** Its body, in pieces; none if no event has come. */
    synchronized List<byte[]> pieces() {
        return streamed ? List.copyOf(pieces) : List.of();
    }
}
