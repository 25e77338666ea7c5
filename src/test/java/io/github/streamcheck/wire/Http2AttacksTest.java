package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.Http2Frames.CONTINUATION;
import static io.github.streamcheck.wire.Http2Frames.END_HEADERS;
import static io.github.streamcheck.wire.Http2Frames.END_STREAM;
import static io.github.streamcheck.wire.Http2Frames.HEADERS;
import static io.github.streamcheck.wire.Http2Frames.PING;
import static io.github.streamcheck.wire.Http2Frames.SETTINGS;
import static io.github.streamcheck.wire.Http2Frames.frame;
import static io.github.streamcheck.wire.Http2Frames.readRequest;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of HTTP/2 that want to fill this client's memory. */
@Timeout(120)
class Http2AttacksTest {

    /** Far more than a connection's buffers hold and the guard lets pass. */
    private static final long MUCH = 256 << 20;

    /** The server's side of the one connection. */
    @FunctionalInterface
    private interface Attack {
        void on(OutputStream out) throws IOException;
    }

    private static StreamEnd endUnder(Attack attack) throws Exception {
        CompletableFuture<StreamEnd> end = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Nothing is read, and little is taken by the kernel.
            server.setReceiveBufferSize(4096);
            Thread attacker = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(frame(SETTINGS, 0, 0));
                    readRequest(new DataInputStream(socket.getInputStream()));
                    attack.on(out);
                    end.join();
                } catch (IOException closed) {
                    // As it should be.
                }
            });
            attacker.start();
            try (HttpTransport transport = new HttpTransport(
                    new Target(
                            URI.create("http://localhost:" + server.getLocalPort()),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty()),
                    HttpVersion.HTTP_2,
                    1,
                    new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(10)),
                    SizeLimits.DEFAULT,
                    failure -> {})) {
                Exchange unused = transport.stream(new ChatProtocol(), request(), event -> {
                    if (event instanceof Ended ended) {
                        end.complete(ended.how());
                    }
                });
                return end.get(100, TimeUnit.SECONDS);
            } finally {
                end.complete(new StreamEnd.Complete());
                attacker.join();
            }
        }
    }

    private static StreamRequest request() {
        return new StreamRequest(
                "m",
                "hello",
                true,
                new Request(
                        Optional.empty(),
                        List.of("hello"),
                        false,
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        true,
                        false,
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {SETTINGS, PING})
    void anEndlessFloodWhoseAnswersAreNotReadIsCut(int type) throws Exception {
        byte[] frame = frame(type, 0, 0, new byte[type == PING ? 8 : 0]);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            many.writeBytes(frame);
        }
        AtomicLong sent = new AtomicLong();

        StreamEnd end = endUnder(out -> {
            while (sent.addAndGet(many.size()) < MUCH) {
                out.write(many.toByteArray());
            }
        });

        assertThat(sent).hasValueLessThan(MUCH);
        assertThat(end).isInstanceOf(StreamEnd.Malformed.class);
        assertThat(end.toString()).contains("reads nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 10_000})
    void moreHeadersThanAnyServerHasAreRefused(int count) throws Exception {
        // Literal header fields without indexing, after the indexed ":status: 200" (RFC 7541, appendix A and section
        // 6.2.2).
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x88);
        for (int i = 0; i < count; i++) {
            byte[] name = "x-%05d".formatted(i).getBytes(US_ASCII);
            block.write(0);
            block.write(name.length);
            block.writeBytes(name);
            block.write(90);
            block.writeBytes("v".repeat(90).getBytes(US_ASCII));
        }
        byte[] all = block.toByteArray();

        StreamEnd end = endUnder(out -> {
            int size = 16_000;
            for (int from = 0; from < all.length; from += size) {
                byte[] part = Arrays.copyOfRange(all, from, Math.min(all.length, from + size));
                boolean last = from + size >= all.length;
                out.write(frame(from == 0 ? HEADERS : CONTINUATION, last ? END_HEADERS : 0, 1, part));
            }
        });

        assertThat(end).isEqualTo(new StreamEnd.TooLarge("maxHeaderSize"));
    }

    @Test
    void aPingThatIsAnsweredIsNoAttack() throws Exception {
        // 200 acknowledgements fit into any buffer: the stream then ends as the server ends it.
        StreamEnd end = endUnder(out -> {
            for (int i = 0; i < 200; i++) {
                out.write(frame(PING, 0, 0, new byte[8]));
            }
            out.write(frame(HEADERS, END_HEADERS | END_STREAM, 1, (byte) 0x88));
        });

        assertThat(end).isInstanceOf(StreamEnd.Complete.class);
    }
}
