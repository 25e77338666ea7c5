package io.github.streamcheck.attacks;

import static io.github.streamcheck.wire.Http2Frames.CONTINUATION;
import static io.github.streamcheck.wire.Http2Frames.DATA;
import static io.github.streamcheck.wire.Http2Frames.END_HEADERS;
import static io.github.streamcheck.wire.Http2Frames.END_STREAM;
import static io.github.streamcheck.wire.Http2Frames.GOAWAY;
import static io.github.streamcheck.wire.Http2Frames.HEADERS;
import static io.github.streamcheck.wire.Http2Frames.PING;
import static io.github.streamcheck.wire.Http2Frames.PRIORITY;
import static io.github.streamcheck.wire.Http2Frames.PUSH_PROMISE;
import static io.github.streamcheck.wire.Http2Frames.RST_STREAM;
import static io.github.streamcheck.wire.Http2Frames.SETTINGS;
import static io.github.streamcheck.wire.Http2Frames.WINDOW_UPDATE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.Http2Frames;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.ScriptedServer.Connection;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Servers of HTTP/2 that keep none of its rules. */
final class Http2Attacks {

    /** The indexed header {@code :status: 200} (RFC 7541, appendix A). */
    private static final byte OK = (byte) 0x88;

    private Http2Attacks() {}

    static List<Attack> all() {
        return List.of(
                flood("pings whose answers nobody reads", frame(PING, 0, 0, new byte[8]))
                        .found("http-malformed", "reads nothing"),
                flood("settings whose answers nobody reads", frame(SETTINGS, 0, 0))
                        .found("http-malformed", "reads nothing"),
                flood("resets of streams that nobody opened", frame(RST_STREAM, 0, 3, new byte[4]))
                        .found(""),
                flood("priorities without an end", frame(PRIORITY, 0, 3, 0, 0, 0, 0, 1))
                        .found(""),
                flood("frames of no known type", frame(0xEE, 0, 0, new byte[100]))
                        .found(""),
                flood("windows without an end", frame(WINDOW_UPDATE, 0, 0, 0, 0, 0, 1))
                        .found(""),
                answer("a head that goes on and on", connection -> {
                            connection.sendBytes(frame(HEADERS, 0, 1, OK));
                            floodOf(connection, frame(CONTINUATION, 0, 1, literal(1)));
                        })
                        .found("http-malformed", "continuation"),
                answer("empty parts of a head without an end", connection -> {
                            connection.sendBytes(frame(HEADERS, 0, 1, OK));
                            floodOf(connection, frame(CONTINUATION, 0, 1));
                        })
                        .found(""),
                answer(
                                "201 headers over HTTP/2",
                                connection -> connection.sendBytes(frame(HEADERS, END_HEADERS, 1, block(201))))
                        .found("stream-too-large", "maxHeaderSize"),
                answer("empty data without an end", connection -> {
                            connection.sendBytes(frame(HEADERS, END_HEADERS, 1, OK));
                            floodOf(connection, frame(DATA, 0, 1));
                        })
                        .found(""),
                answer("more data than the window takes", connection -> {
                            connection.sendBytes(frame(HEADERS, END_HEADERS, 1, OK));
                            floodOf(connection, frame(DATA, 0, 1, new byte[16_000]));
                        })
                        .found(""),
                once("a stream that is reset", frame(RST_STREAM, 0, 1, 0, 0, 0, 2))
                        .found(""),
                once("a stream that is refused", frame(RST_STREAM, 0, 1, 0, 0, 0, 7))
                        .found(""),
                once("a farewell at once", frame(GOAWAY, 0, 0, new byte[8])).found(""),
                once(
                                "a farewell that tells the key",
                                frame(
                                        GOAWAY,
                                        0,
                                        0,
                                        ("\0\0\0\0\0\0\0\1" + Shown.KEY + Shown.HOSTILE).getBytes(US_ASCII)))
                        .found(""),
                once("an index that is none", frame(HEADERS, END_HEADERS, 1, 0x80))
                        .found("http-malformed"),
                once("a header table of 4 GB", frame(HEADERS, END_HEADERS, 1, 0x3f, 0xff, 0xff, 0xff, 0xff, 0x0f))
                        .found(""),
                once("a promise that was not wanted", frame(PUSH_PROMISE, END_HEADERS, 1, 0, 0, 0, 2, 0x82))
                        .found(""),
                once("a frame of 16 MB", new byte[] {-1, -1, -1, 0, 0, 0, 0, 0, 1})
                        .found(""),
                once("data on no stream", frame(DATA, 0, 0, new byte[8])).found("http-malformed", "stream id"),
                once("data before the head", frame(DATA, 0, 1, new byte[8])).found(""),
                once("an answer to nobody", frame(HEADERS, END_HEADERS | END_STREAM, 99, OK))
                        .found(""),
                once("padding beyond the frame", frame(HEADERS, END_HEADERS | 8, 1, 200, OK))
                        .found(""),
                once("a window beyond all", frame(WINDOW_UPDATE, 0, 0, 0x7f, 0xff, 0xff, 0xff))
                        .found(""),
                once("a ping of nine bytes", frame(PING, 0, 0, new byte[9])).found("http-malformed", "PING"),
                once("settings that may not be", frame(SETTINGS, 0, 0, 0, 5, 0, 0, 0, 1))
                        .found(""),
                once("a head without a status", frame(HEADERS, END_HEADERS, 1, 0x82))
                        .found(""),
                once("garbage", "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII))
                        .found(""),
                Attack.of("a window of nothing for ever", connection -> {
                            connection.sendBytes(frame(SETTINGS, 0, 0, bytes(0, 4, 0, 0, 0, 0)));
                            Http1Attacks.awaitClose(connection);
                        })
                        .asked(Http2Attacks::asked)
                        .found(""),
                Attack.of("HTTP/1.1 in place of HTTP/2", connection -> {
                            connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                            Http1Attacks.awaitClose(connection);
                        })
                        .asked(Http2Attacks::asked)
                        .found(""),
                Attack.of("silence over HTTP/2", Http1Attacks::awaitClose)
                        .asked(Http2Attacks::asked)
                        .found(""));
    }

    private static Plans asked(Plans plans) {
        return plans.streamsOnly().http2();
    }

    /** Until the buffers of both kernels are full of answers. */
    private static Plans patiently(Plans plans) {
        return plans.limited(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    /** A server that says hello, reads the head of a request, and then does its worst. */
    private static Attack answer(String name, ScriptedServer.Script script) {
        return new Attack(
                name,
                () -> new ScriptedServer(deaf(), connection -> {
                    connection.sendBytes(frame(SETTINGS, 0, 0));
                    Http2Frames.readRequest(new DataInputStream(connection.in()));
                    script.play(connection);
                }),
                Http2Attacks::asked,
                false,
                false,
                "",
                "");
    }

    /** One whose kernel takes little of what nobody reads. */
    private static ServerSocket deaf() throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listener.setReceiveBufferSize(4096);
        return listener;
    }

    private static Attack once(String name, byte[] frame) {
        return answer(name, connection -> {
            connection.sendBytes(frame);
            Http1Attacks.awaitClose(connection);
        });
    }

    private static Attack flood(String name, byte[] frame) {
        return answer(name, connection -> floodOf(connection, frame)).asked(Http2Attacks::patiently);
    }

    private static void floodOf(Connection connection, byte[] frame) throws IOException {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 1 + (64 << 10) / frame.length; i++) {
            many.writeBytes(frame);
        }
        while (true) {
            connection.sendBytes(many.toByteArray());
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return Http2Frames.frame(type, flags, stream, payload);
    }

    private static byte[] frame(int type, int flags, int stream, int... payload) {
        return Http2Frames.frame(type, flags, stream, bytes(payload));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A header without indexing (RFC 7541, section 6.2.2). */
    private static byte[] literal(int number) {
        byte[] name = "x-%05d".formatted(number).getBytes(US_ASCII);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(0);
        header.write(name.length);
        header.writeBytes(name);
        header.write(90);
        header.writeBytes("v".repeat(90).getBytes(US_ASCII));
        return header.toByteArray();
    }

    private static byte[] block(int headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(OK);
        for (int i = 0; i < headers; i++) {
            block.write(0);
            block.write(1);
            block.write('x');
            block.write(1);
            block.write('v');
        }
        return block.toByteArray();
    }
}
