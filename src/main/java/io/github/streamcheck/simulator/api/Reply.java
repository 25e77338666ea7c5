package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A whole answer, before any of it is sent. Immutable.
 *
 * @param status the status code, or {@link #NO_HEAD} for an answer that begins with its connection being cut
 * @param headers the header fields, apart from those that framing needs
 * @param headAtNanos when the head is sent, in nanoseconds after the request was read
 * @param kind what the answer counts as
 * @param script the body
 * @param delivery how it is put onto the connection
 */
public record Reply(
        int status,
        Map<String, String> headers,
        long headAtNanos,
        Kind kind,
        Script script,
        DeliverySettings delivery) {

    /** The status of an answer that has no head: its script begins with a cut. */
    public static final int NO_HEAD = 0;

    /** The status that opens a WebSocket. */
    public static final int UPGRADE = 101;

    /** The media type of JSON. */
    public static final String JSON = "application/json";
    /** The media type of a stream of lines of JSON. */
    public static final String LINES = "application/x-ndjson";
    /** The media type of a stream of events. */
    public static final String EVENTS = "text/event-stream";

    /** What an answer counts as. */
    public enum Kind {
        STREAM,
        PLAIN,
        OTHER
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer that is delivered as it should be. */
    public Reply(int status, Map<String, String> headers, long headAtNanos, Kind kind, Script script) {
        this(status, headers, headAtNanos, kind, script, DeliverySettings.CORRECT);
    }

    /** What opens a WebSocket. */
    public static Reply upgrade() {
        return new Reply(UPGRADE, Map.of(), 0, Kind.OTHER, Script.body("", 0));
    }

    /** One JSON object, sent at once. */
    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of("content-type", JSON), 0, Kind.OTHER, Script.body(Json.write(value), 0));
    }

    /** A page in the text format of Prometheus, sent at once. */
    public static Reply text(String text) {
        return new Reply(
                200,
                Map.of("content-type", "text/plain; version=0.0.4; charset=utf-8"),
                0,
                Kind.OTHER,
                Script.body(text, 0));
    }

    /** A completion in one JSON object, sent when all its tokens would have been generated. */
    static Reply plain(String json, long atNanos) {
        return new Reply(200, Map.of("content-type", JSON), atNanos, Kind.PLAIN, Script.body(json, atNanos));
    }

    /** A stream of events, whose head is sent at once. */
    public static Reply stream(Script script) {
        // The last one asks proxies of the nginx family not to buffer.
        Map<String, String> headers = Map.of(
                "content-type", EVENTS,
                "cache-control", "no-cache",
                "x-accel-buffering", "no");
        return new Reply(200, headers, 0, Kind.STREAM, script);
    }

    /** A stream of lines of JSON, whose head is sent at once. */
    static Reply lines(Script script) {
        return new Reply(200, Map.of("content-type", LINES), 0, Kind.STREAM, script);
    }

    /** With another body, sent at once. */
    public Reply withBody(String contentType, String body) {
        return new Reply(status, headers, headAtNanos, kind, Script.body(body, 0), delivery)
                .withHeader("content-type", contentType);
    }

    /** Whether it is a stream of events. */
    public boolean isStream() {
        return kind == Kind.STREAM;
    }

    /** The length of the body in bytes, or -1 if it is not known when the head is sent. */
    public long contentLength() {
        return isStream() && delivery.framing() != DeliverySettings.Framing.BY_LENGTH ? -1 : script.fixedLength();
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> edited = new LinkedHashMap<>(headers);
        edited.put(name, value);
        return new Reply(status, edited, headAtNanos, kind, script, delivery);
    }

    public Reply withoutHeader(String name) {
        Map<String, String> edited = new LinkedHashMap<>(headers);
        edited.remove(name);
        return new Reply(status, edited, headAtNanos, kind, script, delivery);
    }

    public Reply withHeadAt(long newHeadAtNanos) {
        return new Reply(status, headers, newHeadAtNanos, kind, script, delivery);
    }

    /** The same answer generated so much later; the head of a stream is sent at once all the same. */
    Reply delayed(long nanos) {
        Script later = script.edit(frames -> {
            frames.replaceAll(frame -> frame.at(frame.atNanos() + nanos));
            return frames;
        });
        return new Reply(status, headers, isStream() ? headAtNanos : headAtNanos + nanos, kind, later, delivery);
    }

    public Reply withDelivery(DeliverySettings newDelivery) {
        return new Reply(status, headers, headAtNanos, kind, script, newDelivery);
    }

    /** With the script edited if this is a stream, else unchanged. */
    public Reply editStream(UnaryOperator<Script> edit) {
        return isStream() ? new Reply(status, headers, headAtNanos, kind, edit.apply(script), delivery) : this;
    }

    /** The same answer not even begun: the connection is cut instead. */
    public Reply withoutHead(boolean reset) {
        return new Reply(NO_HEAD, headers, 0, kind, new Script(List.of(new Frame.Cut(0, reset))), delivery);
    }
}
