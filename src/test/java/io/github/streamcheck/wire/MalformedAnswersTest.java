package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a stream ends whose head or framing is not as HTTP has it, or only nearly so. */
@Timeout(60)
class MalformedAnswersTest {

    private static final String BODY =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n";
    private static final String SIZE = Integer.toHexString(BODY.length());
    private static final String CHUNKS = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String GZIP = gzip();

    /**
     * An answer after which the server closes.
     *
     * @param says what the end has to say; empty if nothing is wrong
     */
    private record Answer(String name, String bytes, String says) {

        static Answer legal(String name, String bytes) {
            return new Answer(name, bytes, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Answer> malformed() {
        return Stream.of(
                new Answer("no status line", "Hello, this is a page of 1991\n", "status line"),
                new Answer("another protocol", "ICY 200 OK\r\n\r\n" + BODY, "status line"),
                new Answer("a status of two digits", "HTTP/1.1 99 OK\r\n\r\n", "status line"),
                new Answer("no colon", HEAD + "Foo bar\r\n\r\n", "no header"),
                new Answer("no name", HEAD + ": bar\r\n\r\n", "no header"),
                new Answer("HTTP/3.0", "HTTP/3.0 200 OK\r\n\r\n", "version"),
                new Answer(
                        "lengths that differ",
                        length("3", BODY).replace("\r\n\r\n", "\r\nContent-Length: 9\r\n\r\n"),
                        "several Content-Length"),
                new Answer("a length in words", length("all", BODY), "no number"),
                new Answer("a length below 0", length("-1", BODY), "no number"),
                new Answer(
                        "chunked twice",
                        CHUNKED.replace("chunked", "chunked\r\nTransfer-Encoding: chunked") + CHUNKS,
                        "Transfer-Encoding"),
                new Answer(
                        "identity and chunked",
                        CHUNKED.replace("chunked", "identity, chunked") + CHUNKS,
                        "Transfer-Encoding"),
                new Answer("a size that is no number", CHUNKED + "zz\r\nhello\r\n", "chunks"),
                new Answer("a negative size", CHUNKED + "-5\r\nhello\r\n", "chunks"),
                new Answer("an absurd size", CHUNKED + "FFFFFFFFFFFFFFFFF\r\nhello\r\n", "chunks"),
                new Answer("a size that is too small", CHUNKED + "3\r\n" + BODY + "\r\n0\r\n\r\n", "chunks"),
                new Answer("no chunks at all", CHUNKED + BODY, "chunks"),
                new Answer(
                        "a trailer that is none",
                        CHUNKED + SIZE + "\r\n" + BODY + "\r\n0\r\nno trailer\r\n\r\n",
                        "trailers"),
                new Answer("plain text as gzip", encoded("gzip", BODY), "Content-Encoding"),
                new Answer("three letters as gzip", encoded("gzip", "abc"), "Content-Encoding"),
                new Answer("plain text as deflate", encoded("deflate", BODY), "Content-Encoding"),
                new Answer("half of gzip", encoded("gzip", GZIP.substring(0, GZIP.length() / 2)), "Content-Encoding"),
                new Answer(
                        "gzip without its checksum",
                        encoded("gzip", GZIP.substring(0, GZIP.length() - 8)),
                        "Content-Encoding"),
                new Answer(
                        "gzip with another checksum",
                        encoded("gzip", GZIP.substring(0, GZIP.length() - 8) + "12345678"),
                        "Content-Encoding"));
    }

    static Stream<Answer> cut() {
        return Stream.of(
                        "HTT",
                        "HTTP/1.1 20",
                        "HTTP/1.1 200 OK\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Ty",
                        HEAD,
                        HEAD + "Transfer-Encoding: chu",
                        HEAD + "Content-Length:",
                        CHUNKED,
                        CHUNKED + SIZE + "\r\ndata")
                .map(bytes -> new Answer(bytes.replace("\r\n", "|"), bytes, ""));
    }

    static Stream<Answer> legal() {
        return Stream.of(
                Answer.legal("chunks", CHUNKED + CHUNKS),
                Answer.legal("continue", "HTTP/1.1 100 Continue\r\n\r\n" + CHUNKED + CHUNKS),
                Answer.legal("early hints", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + CHUNKED + CHUNKS),
                Answer.legal("another reason", CHUNKED.replace("OK", "Connection established") + CHUNKS),
                Answer.legal("an empty reason", CHUNKED.replace("OK", "") + CHUNKS),
                Answer.legal("no reason", CHUNKED.replace(" OK", "") + CHUNKS),
                Answer.legal(
                        "names in any case",
                        CHUNKED.replace("Transfer-Encoding: chunked", "tRANSFER-eNCODING: Chunked") + CHUNKS),
                Answer.legal("a header twice", CHUNKED.replace("\r\n\r\n", "\r\nX-A: 1\r\nX-A: 1\r\n\r\n") + CHUNKS),
                Answer.legal("a chunk extension", CHUNKED + SIZE + ";a=b\r\n" + BODY + "\r\n0;c\r\n\r\n"),
                Answer.legal("zeros before a size", CHUNKED + "000" + SIZE + "\r\n" + BODY + "\r\n000\r\n\r\n"),
                Answer.legal("trailers", CHUNKED + SIZE + "\r\n" + BODY + "\r\n0\r\nX-A: 1\r\n\r\n"),
                Answer.legal("line feeds alone", CHUNKED.replace("\r\n", "\n") + CHUNKS),
                Answer.legal("blank lines first", "\r\n" + CHUNKED + CHUNKS),
                Answer.legal("HTTP/1.0", HEAD.replace("1.1", "1.0") + "\r\n" + BODY),
                Answer.legal("gzip", encoded("gzip", GZIP)),
                Answer.legal("gzip and more", encoded("gzip", GZIP + "abc")),
                Answer.legal("nothing as gzip", encoded("gzip", "")));
    }

    private static String length(String length, String body) {
        return HEAD + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    private static String encoded(String encoding, String body) {
        return length(body.length() + "\r\nContent-Encoding: " + encoding, body);
    }

    private static String gzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toString(ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrong(Answer answer) throws Exception {
        assertThat(end(answer))
                .isInstanceOfSatisfying(
                        StreamEnd.Malformed.class, end -> assertThat(end.what()).contains(answer.says()));
    }

    @ParameterizedTest
    @MethodSource("cut")
    void blamesNothingButTheCut(Answer answer) throws Exception {
        assertThat(end(answer)).isInstanceOf(StreamEnd.Cut.class);
    }

    @ParameterizedTest
    @MethodSource("legal")
    void findsNothingWrongWithWhatIsLegal(Answer answer) throws Exception {
        assertThat(end(answer)).isInstanceOf(StreamEnd.Complete.class);
    }

    private static StreamEnd end(Answer answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    if (connection.readRequest()) {
                        connection.sendLatin1(answer.bytes());
                    }
                });
                HttpTransport transport = new HttpTransport(
                        new Target(server.uri(), Map.of(), Optional.empty(), Optional.empty()),
                        1,
                        new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(5)))) {
            CompletableFuture<StreamEnd> end = new CompletableFuture<>();
            transport.stream(new ChatProtocol(), request(), event -> {
                if (event instanceof Ended ended) {
                    end.complete(ended.how());
                }
            });
            return end.get(30, TimeUnit.SECONDS);
        }
    }

    private static StreamRequest request() {
        Request request = new Request(
                Optional.empty(),
                List.of("p"),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                true,
                false,
                Map.of());
        return new StreamRequest("m", "p", true, request);
    }
}
