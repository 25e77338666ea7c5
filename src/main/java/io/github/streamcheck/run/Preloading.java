package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Loads the classes that a run needs first while the configuration is read, so that the first request goes out earlier. Nothing
 * depends on it.
 */
public final class Preloading {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private Preloading() {}

    /** Begins, in daemon threads, and returns at once. */
    public static void start() {
        start(() -> Json.MAPPER.createObjectNode());
        start(Preloading::request);
        start(Rule::all);
    }

    private static void start(Callable<?> load) {
        Thread thread = new Thread(() -> load(load), "streamcheck-preloading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load(Callable<?> load) {
        try {
            load.call();
        } catch (Exception | Error left) {
            // The run meets the same problem and reports it.
        }
    }

    /** Asks a page of this process: no class of the HTTP client is loaded before it is used. */
    static PlainAnswer request() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, here);
                HttpTransport transport = new HttpTransport(
                        new Target(
                                URI.create("http://" + here.getHostAddress() + ":" + server.getLocalPort()),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()),
                        1,
                        new Limit(Limit.Kind.CONNECT, LIMIT))) {
            server.setSoTimeout((int) LIMIT.toMillis());
            CompletableFuture<PlainAnswer> answer = transport.get("/", LIMIT);
            try (Socket client = server.accept()) {
                client.getOutputStream().write(ANSWER);
                return answer.join();
            }
        }
    }
}
