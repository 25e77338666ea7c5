package io.github.streamcheck.simulator.api;

import java.util.Set;

/**
 * How an answer is put onto its connection.
 *
 * @param framing how the body is framed
 * @param bytesPerWrite the most bytes that are written at once, 1 or more
 * @param hangUp what becomes of the answer when its client has left
 * @param backlog what is done when its client does not take it as fast as it is generated
 * @param messages how it is put onto a WebSocket
 */
public record DeliverySettings(Framing framing, int bytesPerWrite, HangUp hangUp, Backlog backlog, Messages messages) {

    /** As a correct server does it. */
    public static final DeliverySettings CORRECT =
            new DeliverySettings(Framing.BY_VERSION, Integer.MAX_VALUE, HangUp.STOPS, Backlog.WAITS, Messages.CORRECT);

    /** What becomes of an answer when its client has left. */
    public enum HangUp {
        /** It ends. */
        STOPS,
        /** It is generated to its end, and counted as if it had been sent. */
        GOES_ON,
        /** It is generated again and again, and counts as active forever. */
        NEVER_ENDS
    }

    /** What is done when a client does not take its answer as fast as it is generated. Not for WebSockets. */
    public enum Backlog {
        /** The answer waits. */
        WAITS,
        /** All such answers wait. */
        HOLDS_UP_OTHERS,
        /** The connection is reset. */
        CUTS
    }

    /** How a body of unknown length is framed. */
    public enum Framing {
        /** By chunks, or for clients of HTTP/1.0 by the end of the connection. */
        BY_VERSION,
        /** By the end of the connection, in any version. */
        BY_CLOSE,
        /** By chunks, in any version. */
        BY_CHUNKS,
        /** By its length, for which all of it must be there before the head. */
        BY_LENGTH,
        /** By chunks, and with a length that is another. */
        BY_CHUNKS_WITH_LENGTH
    }

    /**
     * How a WebSocket is spoken.
     *
     * @param style how each message is framed
     * @param closeCode with which code the server closes after the last message; 0 to leave that to the client
     * @param omitted what is not done, though it should be
     */
    public record Messages(Style style, int closeCode, Set<Courtesy> omitted) {

        static final Messages CORRECT = new Messages(Style.WHOLE, 0, Set.of());

        /** How a message is framed. */
        public enum Style {
            /** In one frame of text. */
            WHOLE,
            /** In as many frames of text as it has bytes. */
            SPLIT,
            /** In one frame that is marked as binary. */
            BINARY,
            /** In one frame of text that is masked, as only those of clients may be. */
            MASKED,
            /** In one frame of text with a ping before it. */
            PINGED,
            /** In one frame of text that lacks its last byte. */
            CUT
        }

        /** What one side owes the other. */
        public enum Courtesy {
            /** To choose one of the subprotocols that are offered. */
            SUBPROTOCOL,
            /** To begin a session with an event that says so. */
            GREETING,
            /** To send what was subscribed to. */
            UPDATE,
            /** To answer a ping. */
            PONG,
            /** To answer a close frame. */
            CLOSE
        }

        public Messages {
            omitted = Set.copyOf(omitted);
        }

        public Messages as(Style newStyle) {
            return new Messages(newStyle, closeCode, omitted);
        }

        public Messages closedWith(int newCode) {
            return new Messages(style, newCode, omitted);
        }

        public Messages without(Courtesy courtesy) {
            return new Messages(style, closeCode, Set.of(courtesy));
        }

        public boolean has(Courtesy courtesy) {
            return !omitted.contains(courtesy);
        }
    }

    public DeliverySettings withFraming(Framing newFraming) {
        return new DeliverySettings(newFraming, bytesPerWrite, hangUp, backlog, messages);
    }

    public DeliverySettings withBytesPerWrite(int newBytesPerWrite) {
        return new DeliverySettings(framing, newBytesPerWrite, hangUp, backlog, messages);
    }

    public DeliverySettings onHangUp(HangUp newHangUp) {
        return new DeliverySettings(framing, bytesPerWrite, newHangUp, backlog, messages);
    }

    public DeliverySettings onBacklog(Backlog newBacklog) {
        return new DeliverySettings(framing, bytesPerWrite, hangUp, newBacklog, messages);
    }

    public DeliverySettings withMessages(Messages newMessages) {
        return new DeliverySettings(framing, bytesPerWrite, hangUp, backlog, newMessages);
    }
}
