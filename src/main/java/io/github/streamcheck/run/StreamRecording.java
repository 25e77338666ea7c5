package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first events of a stream, as they would be sent again, while another listener sees them. Thread-safe. */
final class StreamRecording implements StreamListener {

    private static final int MAX_BYTES = 1 << 20;

    private final StreamListener listener;
    private final List<byte[]> events = new ArrayList<>();
    private int bytes;

    /** {@code listener} sees all. */
    StreamRecording(StreamListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived received) {
            keep(received.sse());
        }
        listener.on(event);
    }

    private synchronized void keep(SseEvent event) {
        if (bytes + event.data().length() <= MAX_BYTES) {
            byte[] framed = framed(event);
            events.add(framed);
            bytes += framed.length;
        }
    }

    private static byte[] framed(SseEvent event) {
        String type = event.type().equals(SseEvent.DEFAULT_TYPE) ? "" : "event: " + event.type() + "\n";
        String data = "data: " + event.data().utf8().replace("\n", "\ndata: ");
        return (type + data + "\n\n").getBytes(UTF_8);
    }

    /** Its events, each framed by SSE; none if it was no event stream. */
    synchronized List<byte[]> events() {
        return List.copyOf(events);
    }
}
