package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.CHUNK;
import static io.github.streamcheck.attacks.Answers.CHUNKED;
import static io.github.streamcheck.attacks.Answers.HEAD;
import static io.github.streamcheck.attacks.Answers.STREAM;
import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.attacks.Answers.coded;
import static io.github.streamcheck.attacks.Answers.gzip;
import static io.github.streamcheck.attacks.Answers.part;
import static io.github.streamcheck.attacks.Http1Attacks.endless;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;

import java.util.List;
import java.util.stream.Stream;

/** Bodies that are longer, shorter or other than their heads say. */
final class BodyAttacks {

    private static final String NEVER = "a page without an end";

    /** 64 MB of line feeds in 64 KB. */
    private static final String BOMB = gzip("\n".repeat(64 << 20));

    private BodyAttacks() {}

    static List<Attack> all() {
        return Stream.of(chunks(), lengths(), codings(), more())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attack> chunks() {
        return List.of(
                Attack.answering("a chunk of negative length", CHUNKED + "-5\r\nhello\r\n")
                        .found("http-malformed"),
                Attack.answering("a chunk of absurd length", CHUNKED + "FFFFFFFFFFFFFFFFF\r\nhello\r\n")
                        .found("http-malformed"),
                Attack.answering("a chunk of 8 EB", CHUNKED + "7FFFFFFFFFFFFFFF\r\n" + WHOLE)
                        .found("body-truncated"),
                Attack.answering("a chunk that is too small", CHUNKED + "3\r\n" + WHOLE + "\r\n0\r\n\r\n")
                        .found("http-malformed"),
                Attack.answering("no chunks at all", CHUNKED + WHOLE).found("http-malformed"),
                Attack.answering("a chunk that is cut", CHUNKED + "fff\r\n" + CHUNK)
                        .found("body-truncated"),
                Attack.answering("no last chunk", CHUNKED + part(WHOLE)).found("body-truncated"),
                endless("a chunk extension without an end", CHUNKED + "5;", "a").found(""),
                endless("a chunk size without an end", CHUNKED, "0").found(""),
                endless("trailers without an end", CHUNKED + part(WHOLE) + "0\r\n", "X-T: a\r\n")
                        .found(""),
                endless("a trailer without an end", CHUNKED + part(WHOLE) + "0\r\nX-T: ", "a")
                        .found(""),
                Attack.answering("a trailer that is none", CHUNKED + part(WHOLE) + "0\r\nno trailer\r\n\r\n")
                        .found("http-malformed"),
                Attack.answering(
                                "chunked twice",
                                CHUNKED.replace("chunked", "chunked\r\nTransfer-Encoding: chunked") + part(WHOLE)
                                        + "0\r\n\r\n")
                        .found("http-malformed"),
                Attack.answering(
                                "identity and chunked",
                                CHUNKED.replace("chunked", "identity, chunked") + part(WHOLE) + "0\r\n\r\n")
                        .found("http-malformed"),
                Attack.answering(
                                "a trailer that is a header",
                                CHUNKED + part(WHOLE) + "0\r\nContent-Length: 5\r\nX-Key: " + Shown.KEY + "\r\n\r\n")
                        .passes());
    }

    private static List<Attack> lengths() {
        return List.of(
                Attack.answering(
                                "two lengths that differ",
                                HEAD + "Content-Length: 5000\r\nContent-Length: 3\r\n\r\n" + CHUNK)
                        .found("http-malformed"),
                Attack.answering("a length in words", HEAD + "Content-Length: all\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a length below 0", HEAD + "Content-Length: -1\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a length beyond all", HEAD + "Content-Length: 9223372036854775808\r\n\r\n" + WHOLE)
                        .found("http-malformed"),
                Attack.answering("a length of 8 EB", HEAD + "Content-Length: 9223372036854775807\r\n\r\n" + WHOLE)
                        .found("body-truncated"),
                Attack.answering("a length of nothing", HEAD + "Content-Length: 0\r\n\r\n" + WHOLE)
                        .found("no-events"),
                Attack.answering("a length that cuts", HEAD + "Content-Length: 100\r\n\r\n" + WHOLE)
                        .found("done-missing"),
                Attack.answering(
                                "a length and chunks",
                                HEAD + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n" + part(WHOLE)
                                        + "0\r\n\r\n")
                        .found(""));
    }

    private static List<Attack> codings() {
        return List.of(
                Attack.answering("a gzip bomb", HEAD + "Content-Encoding: gzip\r\n\r\n" + BOMB)
                        .found("stream-too-large", "maxStreamSize"),
                Attack.answering("a bomb in a bomb", coded("gzip, gzip", gzip(BOMB)))
                        .found(""),
                Attack.answering("gzip in gzip", coded("gzip, gzip", gzip(gzip(WHOLE))))
                        .found(""),
                Attack.answering("gzip in fifty gzips", coded("gzip" + ", gzip".repeat(50), gzip(WHOLE)))
                        .found(""),
                Attack.answering("plain text as gzip", coded("gzip", WHOLE))
                        .found("http-malformed", "Content-Encoding"),
                Attack.answering("half of gzip", coded("gzip", gzip(WHOLE).substring(0, 60)))
                        .found("http-malformed", "Content-Encoding"),
                Attack.answering(
                                "gzip with another checksum",
                                coded(
                                        "gzip",
                                        gzip(WHOLE).substring(0, gzip(WHOLE).length() - 8) + "12345678"))
                        .found("http-malformed", "Content-Encoding"),
                Attack.answering("plain text as deflate", coded("deflate", WHOLE))
                        .found("http-malformed", "Content-Encoding"),
                Attack.answering("plain text as brotli", coded("br", WHOLE)).found(""),
                Attack.answering("a coding of nobody", coded("x-evil", WHOLE)).found(""),
                Attack.answering(
                                "gzip without a word of it",
                                eventStream("").replace("0\r\n\r\n", "")
                                        + Integer.toHexString(gzip(WHOLE).length()) + "\r\n" + gzip(WHOLE)
                                        + "\r\n0\r\n\r\n")
                        .found(""),
                endless("a stored block of deflate without an end", HEAD + "Content-Encoding: deflate\r\n\r\n", "\0")
                        .found(""));
    }

    private static List<Attack> more() {
        return List.of(
                endless(NEVER, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>")
                        .found("stream-too-large", "maxStreamSize"),
                endless(
                                "an error without an end",
                                "HTTP/1.1 500 No\r\nContent-Type: application/json\r\n\r\n",
                                "{\"a\":")
                        .found("http-status", "500"),
                endless("a stream that goes on after its end", STREAM + WHOLE, CHUNK)
                        .found("data-after-done"),
                endless("comments after the end", STREAM + WHOLE, ": ping\n\n").found(""),
                Attack.onStreams("a stream that stays open after its end", connection -> {
                            connection.send(STREAM + WHOLE);
                            Http1Attacks.awaitClose(connection);
                        })
                        .found("open-after-done"),
                Attack.onStreams("a reset within the body", connection -> {
                            connection.send(CHUNKED + part(CHUNK));
                            connection.reset();
                        })
                        .found("body-truncated"),
                Attack.answering(
                                "a page of HTML", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><h1>hi</h1>")
                        .found(""),
                Attack.answering("no type at all", "HTTP/1.1 200 OK\r\n\r\n" + WHOLE)
                        .found("content-type"),
                Attack.answering(
                                "a type of 8,000 characters",
                                "HTTP/1.1 200 OK\r\nContent-Type: text/" + "x".repeat(8000) + "\r\n\r\n" + WHOLE)
                        .found("content-type"));
    }
}
