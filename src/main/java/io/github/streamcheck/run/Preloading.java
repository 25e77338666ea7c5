package io.github.streamcheck.run;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Loads the classes that a run needs first while the configuration is read, so that the first request goes out earlier. Nothing
 * depends on it.
 */
public final class Preloading {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Bytes ANSWER = Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

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
        try (PlaybackServer server = new PlaybackServer(ANSWER);
                HttpTransport transport = new HttpTransport(server.target(), 1, new Limit(Limit.Kind.CONNECT, LIMIT))) {
            return transport.get("/", LIMIT).join();
        }
    }
}
