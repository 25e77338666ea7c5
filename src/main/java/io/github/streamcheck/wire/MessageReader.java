package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;

/**
 * Makes the {@link StreamEvent}s of the messages of one WebSocket, in their order, with the times given.
 * Each message counts as an event. Calls must not overlap.
 */
public final class MessageReader {

    private final PayloadDecoder decoder;
    private long bytes;
    private int count;

    /** {@code decoder} is for the messages of this WebSocket alone. */
    public MessageReader(PayloadDecoder decoder) {
        this.decoder = decoder;
    }

    /** How long all messages are together, in bytes. */
    long bytes() {
        return bytes;
    }

    /** How many messages there were. */
    int count() {
        return count;
    }

    /**
     * Reads a message.
     *
     * @param waitedNanos how long it may have waited in this client, in nanoseconds, 0 or more
     */
    public EventReceived message(byte[] message, long nowNanos, long waitedNanos) {
        SseEvent event = new SseEvent(
                count,
                bytes,
                nowNanos,
                count,
                SseEvent.DEFAULT_TYPE,
                Bytes.copyOf(message, 0, message.length),
                1,
                true);
        count++;
        bytes += message.length;
        return new EventReceived(event, decoder.decode(event), waitedNanos);
    }

    /** The message that comes next is no text. */
    public FramingFault binary(byte[] message, long nowNanos) {
        return fault(FramingAnomaly.Kind.WEBSOCKET_BINARY, message, nowNanos);
    }

    /** A frame is wrong, for a reason that people understand. */
    public FramingFault badFrame(String why, long nowNanos) {
        return fault(FramingAnomaly.Kind.WEBSOCKET_FRAME, why.getBytes(UTF_8), nowNanos);
    }

    private FramingFault fault(FramingAnomaly.Kind kind, byte[] evidence, long nowNanos) {
        int length = Math.min(evidence.length, FramingAnomaly.MAX_EVIDENCE);
        return new FramingFault(new FramingAnomaly(kind, bytes, nowNanos, Bytes.copyOf(evidence, 0, length)));
    }
}
