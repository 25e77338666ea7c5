package io.github.streamcheck.run;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.ScriptedServer.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that are broken or mean harm: the run ends within its limits, in bounded memory, and says what was wrong. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class HostileAnswersTest {

    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String CHUNKED = STREAM.stripTrailing() + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNK =
            "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n";

    private static final byte[] BOMB = bomb();

    /** Small, so that they are reached soon. */
    private static final SizeLimits SIZES = new SizeLimits(64 << 10, 256 << 10, 8 << 10, 1 << 20, 2_000);

    /**
     * What a server does with a request for a stream.
     *
     * @param rule which rule has to find it
     * @param words what its message has to say
     */
    private record Harm(String name, String rule, String words, ScriptedServer.Script script) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Harm> harms() {
        return List.of(
                new Harm("an endless line", "stream-too-large", "maxLineSize", connection -> {
                    connection.send(STREAM, "data: ");
                    connection.sendWithoutEnd("a");
                }),
                new Harm("an endless comment", "stream-too-large", "maxLineSize", connection -> {
                    connection.send(STREAM, ": ");
                    connection.sendWithoutEnd("a");
                }),
                new Harm("an event without an end", "stream-too-large", "maxEventSize", connection -> {
                    connection.send(STREAM);
                    connection.sendWithoutEnd("data: " + "a".repeat(500) + "\n");
                }),
                new Harm("a stream without an end", "stream-too-large", "maxEvents", connection -> {
                    connection.send(STREAM);
                    connection.sendWithoutEnd(CHUNK);
                }),
                new Harm("millions of tiny events", "stream-too-large", "maxEvents", connection -> {
                    connection.send(STREAM);
                    connection.sendWithoutEnd("data:\n\n");
                }),
                new Harm("comments without an end", "stream-too-large", "maxStreamSize", connection -> {
                    connection.send(STREAM);
                    connection.sendWithoutEnd(": ping\n\n");
                }),
                new Harm("a page without an end", "stream-too-large", "maxStreamSize", connection -> {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
                    connection.sendWithoutEnd("<p>");
                }),
                new Harm("a gzip bomb", "stream-too-large", "maxStreamSize", connection -> {
                    connection.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n");
                    connection.sendBytes(BOMB);
                }),
                new Harm("a header without an end", "stream-too-large", "maxHeaderSize", connection -> {
                    connection.send("HTTP/1.1 200 OK\r\nX-Long: ");
                    connection.sendWithoutEnd("a");
                }),
                new Harm("headers without an end", "stream-too-large", "maxHeaderSize", connection -> {
                    connection.send("HTTP/1.1 200 OK\r\n");
                    connection.sendWithoutEnd("X-Many: a\r\n");
                }),
                new Harm(
                        "JSON of 10,000 levels",
                        "event-undecodable",
                        "",
                        connection -> connection.send(
                                eventStream("data: " + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "\n\n"))),
                new Harm(
                        "a list of 10,000 levels",
                        "event-undecodable",
                        "",
                        connection -> connection.send(
                                eventStream("data: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n\n"))),
                new Harm(
                        "a number of 10,000 digits",
                        "event-undecodable",
                        "",
                        connection -> connection.send(eventStream(
                                CHUNK.replace("\"created\":1", "\"created\":" + "9".repeat(10_000))
                                                .replace("\"content\":\"a\"", "\"content\":\"\"")
                                        + "data: [DONE]\n\n"))),
                new Harm(
                        "NULs", "sse-nul", "", connection -> connection.send(eventStream("\0".repeat(5_000) + "\n\n"))),
                new Harm(
                        "bytes that are no UTF-8",
                        "sse-utf8",
                        "",
                        connection -> connection.sendLatin1(STREAM + "data: \u00ff\u00fe\u00c3(\n\n")),
                new Harm(
                        "a redirect to itself",
                        "http-status",
                        "302",
                        connection -> connection.send(
                                "HTTP/1.1 302 Found\r\nLocation: /v1/chat/completions\r\nContent-Length: 0\r\n\r\n")),
                new Harm(
                        "no head (HTTP/0.9)",
                        "http-malformed",
                        "",
                        connection -> connection.send("Hello, this is a page of 1991\n")),
                new Harm(
                        "garbage before the head",
                        "http-malformed",
                        "",
                        connection ->
                                connection.send("\u0016\u0003\u0001 garbage\r\n".repeat(100) + eventStream(CHUNK))),
                new Harm(
                        "a chunk of negative length",
                        "http-malformed",
                        "",
                        connection -> connection.send(CHUNKED + "-5\r\nhello\r\n")),
                new Harm(
                        "a chunk of absurd length",
                        "http-malformed",
                        "",
                        connection -> connection.send(CHUNKED + "FFFFFFFFFFFFFFFFF\r\nhello\r\n")),
                new Harm(
                        "two lengths that differ",
                        "http-malformed",
                        "",
                        connection -> connection.send(
                                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\nContent-Length: 3\r\n\r\n"
                                        + CHUNK)),
                new Harm("silence", "idle-timeout", "", HostileAnswersTest::awaitClose),
                new Harm("one byte now and then", "stream-timeout", "", connection -> {
                    connection.send(STREAM);
                    drip(connection, ":");
                }),
                new Harm("a head byte by byte", "idle-timeout", "", connection -> {
                    connection.send("HTTP/1.1 200 OK\r\nX-Slow: ");
                    drip(connection, "a");
                }),
                new Harm(
                        "\"continue\" without an end",
                        "idle-timeout",
                        "",
                        connection -> drip(connection, "HTTP/1.1 100 Continue\r\n\r\n")),
                new Harm("a door that shuts", "body-truncated", "", Connection::reset));
    }

    @ParameterizedTest
    @MethodSource("harms")
    void isFoundAndNamed(Harm harm) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                if (connection.lastRequest().startsWith("POST")) {
                    harm.script().play(connection);
                    return;
                }
                connection.send(answer("404 Not Found", "text/plain", ""));
            }
        })) {
            RunResult report = run(Plans.against(server.uri()));

            assertThat(report.verdict().isPass()).isFalse();
            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule, FindingGroup::message)
                    .anySatisfy(found -> {
                        assertThat(found.toList().get(0)).isEqualTo(harm.rule());
                        assertThat(found.toList().get(1)).asString().contains(harm.words());
                    });
        }
    }

    @Test
    void aServerThatNeverReadsIsGivenUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> await(over))) {
            RunResult report = run(Plans.against(server.uri())
                    .withoutHealth()
                    .metrics(io.github.streamcheck.plan.ServerChecks.Demand.OFF)
                    .asking(Map.of("padding", "x".repeat(16 << 20))));

            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule)
                    .contains("idle-timeout");
        } finally {
            over.countDown();
        }
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() throws IOException {
        try (ScriptedServer other = ScriptedServer.answering(eventStream(CHUNK));
                ScriptedServer server = ScriptedServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + other.uri() + "/v1/chat/completions\r\nContent-Length: 0\r\n\r\n")) {
            RunResult report = run(Plans.against(server.uri()).key("canary-4711"));

            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule)
                    .contains("http-status");
            assertThat(other.connections()).isZero();
        }
    }

    private static RunResult run(Plans plans) {
        return Runs.of(plans.load(1, 1, 0)
                        .model("m")
                        .endpoints("chat")
                        .limited(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(60))
                        .sizes(SIZES)
                        .plan())
                .run();
    }

    private static void awaitClose(Connection connection) throws IOException {
        connection.awaitClose(new CountDownLatch(1));
    }

    /** Sends the same again and again: slowly enough for the limit of a stream, more quickly than that of silence. */
    private static void drip(Connection connection, String part) throws IOException {
        while (true) {
            connection.send(part);
            await(new CountDownLatch(1), 50);
        }
    }

    private static void await(CountDownLatch latch) {
        await(latch, 60_000);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            boolean unused = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** 64 MB of line feeds in 64 KB. */
    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) '\n');
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(block);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
