package io.github.streamcheck.attacks;

import static io.github.streamcheck.wire.WebSocketFrames.accepting;
import static io.github.streamcheck.wire.WebSocketFrames.bytes;
import static io.github.streamcheck.wire.WebSocketFrames.frame;

import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.ScriptedServer.Connection;
import io.github.streamcheck.wire.ScriptedServer.Script;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Servers that answer a question for a WebSocket wrongly, or open one and keep none of its rules. */
final class WebSocketAttacks {

    private static final String REALTIME = "Sec-WebSocket-Protocol: realtime\r\n";
    private static final String CREATED = "{\"type\":\"session.created\",\"session\":{\"id\":\"s\"}}";
    private static final String CLOSE = frame(0x88, bytes(3, 0xe8));

    private WebSocketAttacks() {}

    static List<Attack> all() {
        return Stream.of(handshakes(), frames(), messages(), closes())
                .flatMap(List::stream)
                .toList();
    }

    private static Attack refusing(String name, Script script) {
        return Attack.onStreams(name, script).asked(WebSocketAttacks::asked);
    }

    private static Plans asked(Plans plans) {
        return plans.endpoints("realtime");
    }

    /** A server that opens the WebSocket as it should, says hello, does this, and then waits. */
    private static Attack open(String name, Script script) {
        return refusing(name, connection -> {
            connection.sendLatin1(accepting(connection, REALTIME) + frame(0x81, CREATED));
            script.play(connection);
            Http1Attacks.awaitClose(connection);
        });
    }

    private static Attack sending(String name, String frames) {
        return open(name, connection -> connection.sendLatin1(frames));
    }

    private static void flood(Connection connection, String frame) throws IOException {
        String many = frame.repeat(1 + (64 << 10) / frame.length());
        while (true) {
            connection.sendLatin1(many);
        }
    }

    private static List<Attack> handshakes() {
        return List.of(
                refusing("a refusal without an end", connection -> {
                            connection.send("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n");
                            connection.sendWithoutEnd("nothing here ");
                        })
                        .found("http-status", "404"),
                refusing("a head of 101 without an end", connection -> {
                            connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: ");
                            connection.sendWithoutEnd("a");
                        })
                        .found("stream-too-large", "maxHeaderSize"),
                refusing("many headers of 101 without an end", connection -> {
                            connection.send("HTTP/1.1 101 Switching Protocols\r\n");
                            connection.sendWithoutEnd("X-Many: a\r\n");
                        })
                        .found("stream-too-large", "maxHeaderSize"),
                refusing(
                                "hints without an end",
                                connection -> connection.sendWithoutEnd("HTTP/1.1 103 Early Hints\r\n\r\n"))
                        .found(""),
                refusing(
                                "a proof that proves nothing",
                                connection -> connection.send(
                                        accepting(connection, "").replace("Accept: ", "Accept: A")))
                        .found("body-truncated"),
                refusing(
                                "an extension that nobody offered",
                                connection -> connection.send(
                                        accepting(connection, "Sec-WebSocket-Extensions: permessage-deflate\r\n")))
                        .found("body-truncated"),
                refusing(
                                "a page in place of a WebSocket",
                                connection -> connection.send(
                                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"))
                        .found("no-events"),
                refusing("silence in place of a handshake", Http1Attacks::awaitClose)
                        .found("idle-timeout"),
                refusing("a handshake byte by byte", connection -> Http1Attacks.drip(connection, "a"))
                        .found(""),
                refusing("another handshake behind the first", connection -> {
                            connection.send(accepting(connection, REALTIME) + accepting(connection, REALTIME));
                            Http1Attacks.awaitClose(connection);
                        })
                        .found("websocket-frame"));
    }

    private static List<Attack> frames() {
        return List.of(
                sending("a masked frame", bytes(0x81, 0x81, 1, 2, 3, 4, 'a')).found("websocket-frame"),
                sending("a message of 8 EB", bytes(0x81, 0x7f, 0x7f, -1, -1, -1, -1, -1, -1, -1))
                        .found("stream-too-large", "maxEventSize"),
                sending("a message of negative length", bytes(0x81, 0x7f, -1, -1, -1, -1, -1, -1, -1, -1))
                        .found("websocket-frame"),
                sending("a length in more bytes than it needs", bytes(0x81, 0x7e, 0, 1, 'a'))
                        .found("websocket-frame"),
                sending("a ping of 126 bytes", bytes(0x89, 0x7e, 0, 126)).found("websocket-frame"),
                sending("a ping in parts", frame(0x09, "a")).found("websocket-frame"),
                sending("a bit that means nothing", frame(0xC1, "a")).found("websocket-frame"),
                sending("an opcode of the future", frame(0x83, "a")).found("websocket-frame"),
                sending("a part of no message", frame(0x80, "a")).found("websocket-frame"),
                sending("a message within a message", frame(0x01, "a") + frame(0x81, "b"))
                        .found("websocket-frame"),
                sending("text that is no UTF-8", frame(0x81, bytes(0xc3, 0x28))).found("websocket-frame"),
                sending("bytes in place of text", frame(0x82, CREATED) + CLOSE).found("websocket-binary"),
                sending("half a header", bytes(0x81)).found("idle-timeout"),
                open("frames without an end", connection -> {
                            connection.sendLatin1(frame(0x01, "{"));
                            flood(connection, frame(0x00, " ".repeat(125)));
                        })
                        .found("stream-too-large", "maxEventSize"),
                open("empty frames without an end", connection -> {
                            connection.sendLatin1(frame(0x01, "{"));
                            flood(connection, frame(0x00, ""));
                        })
                        .found(""),
                open(
                                "pings over a WebSocket whose answers nobody reads",
                                connection -> flood(connection, frame(0x89, "x".repeat(125))))
                        .found(""),
                open("pongs that nobody asked for", connection -> flood(connection, frame(0x8A, "x".repeat(125))))
                        .found(""));
    }

    private static List<Attack> messages() {
        return List.of(
                open(
                                "messages without an end",
                                connection -> flood(connection, frame(0x81, "{\"type\":\"rate_limits.updated\"}")))
                        .found("stream-too-large", "maxEvents"),
                open("empty messages without an end", connection -> flood(connection, frame(0x81, "")))
                        .found("stream-too-large", "maxEvents"),
                open(
                                "a text without an end",
                                connection -> flood(
                                        connection,
                                        frame(
                                                0x81,
                                                "{\"type\":\"response.output_text.delta\",\"item_id\":\"i\",\"delta\":\"aaaa\"}")))
                        .found("stream-too-large", "maxEvents"),
                sending("messages that are no JSON", frame(0x81, "[[[[") + CLOSE)
                        .found("event-undecodable"),
                sending("silence in the middle", "").found("idle-timeout"),
                open("a ping now and then", connection -> Http1Attacks.drip(connection, frame(0x89, "")))
                        .found(""));
    }

    private static Attack closing(String name, String payload) {
        return sending(name, frame(0x88, payload));
    }

    private static List<Attack> closes() {
        return List.of(
                closing("an end of code 1005", bytes(3, 0xed)).found("websocket-frame"),
                closing("an end of code 1006", bytes(3, 0xee)).found("websocket-frame"),
                closing("an end of code 999", bytes(3, 0xe7)).found("websocket-frame"),
                closing("an end of half a code", bytes(3)).found("websocket-frame"),
                closing("an end whose reason is no UTF-8", bytes(3, 0xe8, 0xff)).found("websocket-frame"),
                closing("an end that tells the key", bytes(3, 0xf3) + Shown.KEY).found("close-code"),
                closing(
                                "an end that means harm",
                                bytes(3, 0xf3) + "\u001b[2J\n::error::x ##[error]<script>alert(1)</script>")
                        .found("close-code"),
                closing("an end before the answer", bytes(3, 0xe8)).found(""),
                refusing("a WebSocket that is reset", connection -> {
                            connection.sendLatin1(accepting(connection, REALTIME));
                            connection.reset();
                        })
                        .found(""),
                refusing(
                                "a WebSocket without an end",
                                connection ->
                                        connection.sendLatin1(accepting(connection, REALTIME) + frame(0x81, CREATED)))
                        .found("body-truncated"));
    }
}
