package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.http.HttpServer;
import io.github.streamcheck.simulator.metrics.Meter;
import io.github.streamcheck.simulator.metrics.Tally;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * A running OpenAI-compatible streaming server inside this JVM, on daemon threads of its own. It speaks HTTP/1.1 without TLS and
 * serves {@code /v1/chat/completions}, {@code /v1/completions}, {@code /v1/responses}, {@code /v1/models}, {@code /health},
 * {@code /metrics} and {@code /metrics/streaming}. Thread-safe.
 *
 * <p>A request can ask for a {@link Fault} of its own with the header {@code x-streamcheck-fault} and the fault's id.
 */
public final class Simulator implements AutoCloseable {

    private final Meter meter = new Meter(System::nanoTime);
    private final HttpServer server;

    private Simulator(SimulatorSettings settings) throws IOException {
        Router router = new Router(settings, meter, Clock.systemUTC());
        this.server = HttpServer.start(settings.host(), settings.port(), router, meter);
    }

    /**
     * Starts a simulator, which listens when this returns.
     *
     * @throws IOException if it can't listen on that host and port
     */
    public static Simulator start(SimulatorSettings settings) throws IOException {
        return new Simulator(settings);
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080}: with the port that was taken, and without a path. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** What it has sent up to now; after {@link #close}, what it had sent in all. */
    public Tally tally() {
        return meter.tally();
    }

    /** Closes all connections, even those that are sending, and ends all threads. Does nothing if it is closed already. */
    @Override
    public void close() {
        server.close();
    }
}
