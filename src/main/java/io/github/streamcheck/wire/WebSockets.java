package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Target;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.nio.MultihomeConnectionInitiator;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.util.Timeout;

/**
 * Opens WebSockets (RFC 6455), which HttpClient has none of: over HttpCore's I/O thread, with the same TLS, names and limits as
 * HttpClient. Thread-safe. {@link #close()} closes every socket.
 */
final class WebSockets implements AutoCloseable {

    private final Target target;
    private final Limit connectLimit;
    private final ExchangeContext context;
    private final Http1Config limits;
    private final ScheduledExecutorService deadlines;
    private final LoopProbe loop = new LoopProbe(System::nanoTime);
    private final ReadRounds rounds;
    private final WebSocketRoute route;
    private final DefaultConnectingIOReactor reactor;
    private final MultihomeConnectionInitiator connector;
    private volatile boolean closing;

    /**
     * Starts the I/O thread; opens no connection yet.
     *
     * @param sockets how they are set up and read
     * @param deadlines times what a server should do at once; who gave it closes it
     * @param threads makes the I/O thread
     */
    WebSockets(
            Target target,
            Sockets sockets,
            ProxyLogin login,
            Limit connectLimit,
            ExchangeContext context,
            ScheduledExecutorService deadlines,
            Heartbeat heartbeat,
            WatchedThreads threads) {
        this.target = target;
        this.connectLimit = connectLimit;
        this.context = context;
        this.limits = Http1Limits.of(context.sizes());
        this.deadlines = deadlines;
        this.rounds = new ReadRounds(System::nanoTime, loop, heartbeat);
        this.route = new WebSocketRoute(target, login, timeout());
        this.reactor = new DefaultConnectingIOReactor(
                (session, opening) -> new SocketConnection(session, rounds, (SocketConnection.User) opening),
                sockets.config(),
                threads.named("streamcheck-websocket"),
                session -> sockets.read(session, rounds, loop),
                this::reactorFailed,
                rounds,
                null);
        this.connector = new MultihomeConnectionInitiator(reactor, SystemDefaultDnsResolver.INSTANCE);
        reactor.start();
    }

    private Timeout timeout() {
        return Timeout.of(connectLimit.after());
    }

    /**
     * Opens one. The connect limit is for all until it is open, or refused.
     *
     * @param listener sees what happens, up to one {@link StreamEvent.Ended}
     */
    Exchange open(Dialogue dialogue, StreamListener listener) {
        loop.start(deadlines);
        WebSocketExchange exchange = new WebSocketExchange(guarded(listener));
        WebSocketOpening opening = new WebSocketOpening(
                route,
                WebSocketHandshake.of(target, dialogue),
                limits,
                context.describer(),
                rounds,
                exchange,
                opened -> new WebSocketSession(
                        opened, dialogue, context.sizes(), context.describer(), deadlines, rounds, exchange));
        Future<?> late = deadlines.schedule(opening::late, connectLimit.after().toNanos(), TimeUnit.NANOSECONDS);
        exchange.onSettled(() -> late.cancel(false));
        exchange.waitsFor(connector.connect(
                route.firstHop(), null, timeout(), opening, Callbacks.to(session -> {}, problem -> {
                    if (Failures.isOwn(problem)) {
                        context.broken(exchange, problem);
                    }
                    opening.failed(problem);
                })));
        return exchange;
    }

    /** An error that left the I/O thread would end it, and with it all other streams. */
    private StreamListener guarded(StreamListener listener) {
        return new StreamListener() {

            @Override
            public void on(StreamEvent event) {
                try {
                    listener.on(event);
                } catch (RuntimeException | Error own) {
                    context.clientFailed().accept(own);
                }
            }

            @Override
            public Optional<StreamEvent.StreamEnd> enough() {
                return listener.enough();
            }
        };
    }

    /** Closing a selector that is in use throws in its own thread. */
    private void reactorFailed(Exception problem) {
        if (!closing) {
            context.clientFailed().accept(problem);
        }
    }

    @Override
    public void close() {
        closing = true;
        reactor.close(CloseMode.IMMEDIATE);
    }
}
