package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.CHUNK;
import static io.github.streamcheck.attacks.Answers.CHUNKED;
import static io.github.streamcheck.attacks.Answers.HEAD;
import static io.github.streamcheck.attacks.Answers.STREAM;
import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.attacks.Answers.part;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;

import io.github.streamcheck.wire.ScriptedServer.Connection;
import io.github.streamcheck.wire.ScriptedServer.Script;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Heads of answers, and connections, as HTTP/1.1 does not have them. */
final class Http1Attacks {

    private Http1Attacks() {}

    static List<Attack> all() {
        return Stream.of(silent(), endless(), malformed(), statuses(), legal())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attack> silent() {
        return List.of(
                Attack.onStreams("silence", Http1Attacks::awaitClose).found("idle-timeout"),
                Attack.onStreams("connection closed", Connection::reset).found("body-truncated"),
                Attack.of("connection closed at once", Connection::reset).found("", "reset"),
                Attack.of("connection closed without an answer", connection -> {})
                        .found("", ""),
                Attack.onStreams("one byte now and then", connection -> {
                            connection.send(STREAM);
                            drip(connection, ":");
                        })
                        .found("stream-timeout"),
                Attack.onStreams("a head byte by byte", connection -> {
                            connection.send("HTTP/1.1 200 OK\r\nX-Slow: ");
                            drip(connection, "a");
                        })
                        .found("idle-timeout"),
                Attack.onStreams("chunks byte by byte", connection -> {
                            connection.send(CHUNKED);
                            drip(connection, "1;x=y\r\n:\r\n");
                        })
                        .found("stream-timeout"),
                Attack.onStreams(
                                "\"continue\" without an end",
                                connection -> drip(connection, "HTTP/1.1 100 Continue\r\n\r\n"))
                        .found("idle-timeout"));
    }

    private static List<Attack> endless() {
        return List.of(
                endless("a header without an end", "HTTP/1.1 200 OK\r\nX-Long: ", "a")
                        .found("stream-too-large", "maxHeaderSize"),
                endless("headers without an end", "HTTP/1.1 200 OK\r\n", "X-Many: a\r\n")
                        .found("stream-too-large", "maxHeaderSize"),
                endless("a status text without an end", "HTTP/1.1 200 ", "a")
                        .found("stream-too-large", "maxHeaderSize"),
                endless("blank lines without an end", "", "\r\n").found("stream-too-large", "maxHeaderSize"),
                endless("a flood of early hints", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
                        .found(""),
                endless("a flood of \"continue\"", "", "HTTP/1.1 100 Continue\r\n\r\n")
                        .found(""),
                endless("NULs without an end", "", "\0").found("stream-too-large"),
                Attack.answering("201 headers", HEAD + "X-Many: a\r\n".repeat(201) + "\r\n" + WHOLE)
                        .found("stream-too-large", "maxHeaderSize"));
    }

    /** One that sends {@code part} again and again behind {@code begin}. */
    static Attack endless(String name, String begin, String part) {
        return Attack.onStreams(name, connection -> {
            connection.send(begin);
            connection.sendWithoutEnd(part);
        });
    }

    private static List<Attack> malformed() {
        return List.of(
                Attack.answering("no head (HTTP/0.9)", "Hello, this is a page of 1991\n")
                        .found("http-malformed"),
                Attack.answering(
                                "garbage before the head",
                                "\u0016\u0003\u0001 garbage\r\n".repeat(100) + eventStream(CHUNK))
                        .found("http-malformed"),
                Attack.answering("a version of the future", "HTTP/9.9 200 OK\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a status of two digits", "HTTP/1.1 99 OK\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a status of words", "HTTP/1.1 OK OK\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a header without a colon", HEAD + "Foo bar\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a header without a name", HEAD + ": bar\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a name with a blank", HEAD + "Content Length: 3\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a header with a NUL", HEAD + "X-Nul: a\0b\r\n\r\n" + WHOLE)
                        .passes(),
                Attack.answering("a head of HTTP/2", "\0\0\0\u0004\0\0\0\0\0").found("http-malformed"),
                Attack.answering("a head that is cut", "HTTP/1.1 200 OK\r\nContent-Ty")
                        .found("body-truncated"),
                Attack.answering("an answer to another protocol", "SSH-2.0-OpenSSH_9.9\r\n")
                        .found("http-malformed"),
                Attack.answering("an answer of ICY", "ICY 200 OK\r\n\r\n" + WHOLE)
                        .found("http-malformed"));
    }

    private static List<Attack> statuses() {
        return List.of(
                Attack.answering(
                                "a redirect to itself",
                                "HTTP/1.1 302 Found\r\nLocation: /v1/chat/completions\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "302"),
                Attack.answering(
                                "a redirect to a file",
                                "HTTP/1.1 307 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "307"),
                Attack.answering(
                                "a redirect to nowhere",
                                "HTTP/1.1 308 No\r\nLocation: ://\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "308"),
                Attack.answering(
                                "101 to a question", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + WHOLE)
                        .found(""),
                Attack.answering("a demand to upgrade", "HTTP/1.1 426 No\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "426"),
                Attack.answering("a status of 000", "HTTP/1.1 000 OK\r\n\r\n" + WHOLE)
                        .found(""),
                Attack.answering("a status of 999", "HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "999"),
                Attack.answering(
                                "204 with a body", "HTTP/1.1 204 No\r\nContent-Type: text/event-stream\r\n\r\n" + WHOLE)
                        .found(""),
                Attack.answering(
                                "304 with a body", "HTTP/1.1 304 No\r\nContent-Type: text/event-stream\r\n\r\n" + WHOLE)
                        .found("http-status", "304"),
                Attack.answering(
                                "a login that never ends",
                                "HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate " + "YII".repeat(2000)
                                        + "\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "401"),
                Attack.answering(
                                "a proxy in between",
                                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "407"),
                Attack.answering(
                                "wait a million years",
                                "HTTP/1.1 429 No\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status", "429"));
    }

    private static List<Attack> legal() {
        return List.of(
                Attack.answering(
                                "hints before the answer",
                                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + whole(CHUNKED))
                        .passes(),
                Attack.answering(
                                "a folded header",
                                whole(HEAD + "X-Fold: a\r\n b\r\nTransfer-Encoding: chunked\r\n\r\n"))
                        .passes(),
                Attack.answering(
                                "a hundred cookies",
                                whole(HEAD + "Set-Cookie: a=b; Domain=.com\r\n".repeat(100)
                                        + "Transfer-Encoding: chunked\r\n\r\n"))
                        .passes(),
                Attack.answering("an empty status text", whole(CHUNKED.replace("OK", "")))
                        .passes(),
                Attack.onStreams("an answer byte by byte", connection -> {
                            for (String each : bytes(whole(CHUNKED))) {
                                connection.send(each);
                            }
                        })
                        .passes());
    }

    private static List<String> bytes(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(at -> text.substring(at, at + 1))
                .toList();
    }

    private static String whole(String head) {
        return head + part(WHOLE) + "0\r\n\r\n";
    }

    static void awaitClose(Connection connection) throws IOException {
        connection.awaitClose(new CountDownLatch(1));
    }

    /** Sends the same again and again: slowly enough for the limit of a stream, more quickly than that of silence. */
    static void drip(Connection connection, String part) throws IOException {
        while (true) {
            connection.send(part);
            await(50);
        }
    }

    private static void await(long millis) {
        try {
            boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a script does for whoever asks once. */
    static Script once(Script script) {
        return connection -> {
            if (connection.readRequest()) {
                script.play(connection);
            }
        };
    }
}
