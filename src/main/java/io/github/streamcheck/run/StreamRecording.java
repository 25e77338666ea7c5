package io.github.streamcheck.run;

import io.github.streamcheck.wire.BodyFraming;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first events of a stream, as they would be sent again, while another listener sees them. Thread-safe. */
final class StreamRecording implements StreamListener {

    private static final int MAX_BYTES = 1 << 20;

    private final BodyFraming framing;
    private final StreamListener listener;
    private final List<byte[]> events = new ArrayList<>();
    private int bytes;

    /** {@code framing}: of the stream; {@code listener} sees all. */
    StreamRecording(BodyFraming framing, StreamListener listener) {
        this.framing = framing;
        this.listener = listener;
    }

    @Override
    public void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived received) {
            keep(received.sse());
        }
        listener.on(event);
    }

    @Override
    public void body(ByteBuffer bytes) {
        listener.body(bytes);
    }

    private synchronized void keep(SseEvent event) {
        if (bytes + event.data().length() <= MAX_BYTES) {
            byte[] framed = framing.framed(event);
            events.add(framed);
            bytes += framed.length;
        }
    }

    /** Its events, each as it is sent; none if it was no stream. */
    synchronized List<byte[]> events() {
        return List.copyOf(events);
    }
}
