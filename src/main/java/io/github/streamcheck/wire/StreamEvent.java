package io.github.streamcheck.wire;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Limit;
import java.util.List;
import java.util.Locale;

/**
 * The events of one stream, in this order: {@link ResponseHead} at most once, then any number of {@link EventReceived},
 * {@link CommentReceived}, {@link FramingFault} and {@link BytesRead}, then {@link Ended} exactly once. All times are
 * {@link System#nanoTime()}, read first thing when the bytes arrived.
 */
public sealed interface StreamEvent {

    /** When it happened, in nanoseconds of {@link System#nanoTime()}. */
    long atNanos();

    /**
     * The response's status line and headers arrived.
     *
     * @param connection how the stream came by its connection
     * @param status the HTTP status code
     * @param headers in the order of the wire; names as sent
     * @param deliveryDelayNanos how long they may have waited in this client before they were read, in nanoseconds, 0 or more
     */
    record ResponseHead(
            long atNanos, ConnectionUse connection, int status, List<Header> headers, long deliveryDelayNanos)
            implements StreamEvent {

        /** One that has not waited in this client. */
        public ResponseHead(long atNanos, ConnectionUse connection, int status, List<Header> headers) {
            this(atNanos, connection, status, headers, 0);
        }

        /** All values of the header {@code name}, in any case of its letters. */
        public List<String> values(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }

        /** Whether the status is one of success: 200 to 299, or 101 for a WebSocket. */
        public boolean isSuccess() {
            return (status >= 200 && status < 300) || opensWebSocket();
        }

        /** Whether frames of a WebSocket follow, and no body. */
        public boolean opensWebSocket() {
            return status == WebSocketExchange.SWITCHING_PROTOCOLS;
        }

        /** The media type without parameters, in lower case; empty if there is none, or another one for each header. */
        public String mediaType() {
            List<String> types = values("content-type").stream()
                    .map(type -> type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
            return types.size() == 1 ? types.get(0) : "";
        }

        /** Whether every {@code Content-Type} is that of a stream of such events; false if there is none. */
        public boolean isStreamOf(EventShape shape) {
            List<String> types = values("content-type");
            return !types.isEmpty() && types.stream().allMatch(shape::isMediaType);
        }
    }

    /**
     * An SSE event was dispatched and decoded.
     *
     * @param deliveryDelayNanos how long its bytes may have waited in this client before they were read, in nanoseconds, 0 or more
     */
    record EventReceived(SseEvent sse, Payload payload, long deliveryDelayNanos) implements StreamEvent {
        @Override
        public long atNanos() {
            return sse.arrivedNanos();
        }
    }

    /** An SSE comment, the usual sign of life, at {@code offset} of the body; {@code line} is cut. */
    record CommentReceived(long atNanos, long offset, Bytes line) implements StreamEvent {}

    /** The framing is malformed or unusual. */
    record FramingFault(FramingAnomaly anomaly) implements StreamEvent {
        @Override
        public long atNanos() {
            return anomaly.arrivedNanos();
        }
    }

    /**
     * Bytes of the body were read; the events that they complete come before this.
     *
     * @param bytes how many, as they were sent, compressed or not; 1 or more
     * @param insideEvent whether they end inside an event, of which more has to follow
     * @param deliveryDelayNanos how long they may have waited in this client before they were read, in nanoseconds, 0 or more
     */
    record BytesRead(long atNanos, int bytes, boolean insideEvent, long deliveryDelayNanos) implements StreamEvent {

        /** The earliest moment at which they can have arrived, in nanoseconds of {@link System#nanoTime()}. */
        public long earliestNanos() {
            return atNanos - deliveryDelayNanos;
        }
    }

    /**
     * The stream is over; nothing follows.
     *
     * @param connection how the stream came by its connection
     * @param how in order, or what broke it
     * @param bodyBytes length of the body that arrived
     * @param plainBody the beginning of a body that is no event stream (an error, JSON, HTML); empty otherwise
     */
    record Ended(long atNanos, ConnectionUse connection, StreamEnd how, long bodyBytes, Bytes plainBody)
            implements StreamEvent {}

    /**
     * The server sent a control frame over a WebSocket.
     *
     * @param code the status code of a close frame, 1005 if it has none; 0 for others
     * @param content what the frame says, for people
     */
    record Control(long atNanos, Kind kind, int code, String content) implements StreamEvent {

        /** The kinds of control frames. */
        public enum Kind {
            PING,
            /** The answer to our ping. */
            PONG,
            /** A pong that answers nothing of ours. */
            STRAY_PONG,
            CLOSE
        }
    }

    /** A response header. */
    record Header(String name, String value) {}

    /** How a stream ended. */
    sealed interface StreamEnd {

        /** The body ended as its framing says. */
        record Complete() implements StreamEnd {}

        /** No connection came about. */
        record ConnectFailed(String reason) implements StreamEnd {}

        /** The connection was cut or reset before the body's end. */
        record Cut(String reason) implements StreamEnd {}

        /**
         * What came is not as HTTP has it, so that it could not be read further.
         *
         * @param what what is wrong, in words that are the same for all streams that have it
         * @param evidence what came, or what is known of it
         */
        record Malformed(String what, String evidence) implements StreamEnd {}

        /** streamcheck gave up on the stream after {@code limit}. */
        record TimedOut(Limit limit) implements StreamEnd {}

        /**
         * streamcheck gave up on the stream, since more came than it takes.
         *
         * @param parameter the parameter that says how much, such as {@code maxStreamSize}
         */
        record TooLarge(String parameter) implements StreamEnd {}

        /**
         * streamcheck left the stream on purpose, as a user does who presses Stop; says nothing about the server.
         *
         * @param contents after how many events with content, 1 or more
         */
        record Abandoned(int contents) implements StreamEnd {}

        /** streamcheck ended the stream because the run itself ended; says nothing about the server. */
        record Cancelled(String reason) implements StreamEnd {}
    }
}
