package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.metrics.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.nio.ServerHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.support.BasicAsyncServerExpectationDecorator;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultListeningIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** Listens, and speaks HTTP/1.1 and WebSocket without TLS, on daemon threads of its own. Thread-safe. */
public final class HttpServer implements AutoCloseable {

    private static final String THREADS = "streamcheck-simulator-";
    private static final int BACKLOG = 1024;
    private static final long JOIN_MILLIS = 5_000;

    /** In bytes. By itself, a system may take megabytes of an answer that its client doesn't read. */
    private static final int SEND_BUFFER = 16 * 1024;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Meter meter;
    private final ScheduledExecutorService timer;
    private final DefaultListeningIOReactor reactor;
    private final URI baseUri;

    private HttpServer(String host, int port, Answers answers, Meter meter) throws IOException {
        this.meter = meter;
        this.timer = timer();
        this.reactor = reactor(answers);
        try {
            this.baseUri = listen(host, port);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a server, which listens when this returns.
     *
     * @param port 0 for a free one
     * @param meter counts what is sent, until the server is closed
     * @throws IOException if it can't listen on that host and port
     */
    public static HttpServer start(String host, int port, Answers answers, Meter meter) throws IOException {
        return new HttpServer(host, port, answers, meter);
    }

    /** Where it listens, with the port that was taken, and without a path. */
    public URI baseUri() {
        return baseUri;
    }

    /** Closes all connections, even those that are sending, and ends all threads. Does nothing if it is closed already. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        reactor.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
        try {
            for (Thread thread : threads) {
                if (thread != Thread.currentThread()) {
                    thread.join(JOIN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they end all the same, only later
        }
        // The reactor doesn't always notify the exchanges that it cuts.
        meter.close();
    }

    private ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemons("timer"));
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }

    private DefaultListeningIOReactor reactor(Answers answers) {
        IOReactorConfig config = IOReactorConfig.custom()
                .setIoThreadCount(Math.min(2, Runtime.getRuntime().availableProcessors()))
                .setTcpNoDelay(true)
                .setSoReuseAddress(true)
                .setBacklogSize(BACKLOG)
                .setSndBufSize(SEND_BUFFER)
                .build();
        SharedWriter writer = new SharedWriter();
        OpenSessions sessions = new OpenSessions();
        ServerHttp1StreamDuplexerFactory duplexers = new ServerHttp1StreamDuplexerFactory(
                HttpProcessors.customServer("streamcheck-simulator")
                        .addLast(new FramingInterceptor())
                        .build(),
                // No routing by host: HttpCore's answers 421 for hosts that it does not know.
                (request, context) -> new BasicAsyncServerExpectationDecorator(
                        new RequestHandler(answers, meter, timer, writer, sessions)),
                // Without a chunk size hint, each write goes out at once as a chunk of its own.
                Http1Config.custom().setChunkSizeHint(0).build(),
                null,
                null,
                null);
        return new DefaultListeningIOReactor(
                UpgradeDetector.around(
                        HangUpDetector.around(new ServerHttp1IOEventHandlerFactory(duplexers, null, null), sessions),
                        new WebSocketEndpoints(answers, meter, timer)::handler),
                config,
                daemons("io"),
                daemons("accept"),
                null,
                null,
                null,
                null);
    }

    private URI listen(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        reactor.start();
        try {
            InetSocketAddress bound = (InetSocketAddress)
                    reactor.listen(new InetSocketAddress(address, port)).get().getAddress();
            return baseUri(host, address, bound.getPort());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the simulator cannot listen on " + host + ":" + port + " (" + cause.getMessage()
                            + "); choose another port, or 0 for a free one",
                    cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the simulator was starting", e);
        }
    }

    private static URI baseUri(String host, InetAddress address, int port) {
        // Who listens on all addresses is best reached by the loopback one.
        String name = address.isAnyLocalAddress() ? "127.0.0.1" : host;
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
    }

    private ThreadFactory daemons(String task) {
        AtomicInteger number = new AtomicInteger();
        return runnable -> {
            Thread thread = new Thread(runnable, THREADS + task + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
    }
}
