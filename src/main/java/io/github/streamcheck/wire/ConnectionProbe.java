package io.github.streamcheck.wire;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.EndpointInfo;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Watches how one exchange gets its connection, and can close it. HttpClient shows neither from outside: its
 * {@code Future.cancel} leaves a reused connection open, and a request is "sent" before its connection is there. So two steps are
 * put into its chain, before and after the one that connects.
 *
 * <p>Thread-safe.
 */
final class ConnectionProbe {

    private static final String ATTRIBUTE = "streamcheck.connection-probe";

    private final ReadRounds rounds;
    private final AtomicReference<@Nullable AsyncExecRuntime> runtime = new AtomicReference<>();
    private volatile long openingNanos;
    private volatile long openNanos;
    private volatile long unnoticedNanos;
    private volatile long sentNanos;
    private volatile boolean opening;
    private volatile boolean open;
    private volatile boolean sent;
    private volatile boolean cut;
    /** Whether other streams run over the same connection (HTTP/2). */
    private volatile boolean shared;

    /** {@code rounds}: those of the thread that opens the connection. */
    ConnectionProbe(ReadRounds rounds) {
        this.rounds = rounds;
    }

    void attachTo(HttpClientContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Whether the connection stood; a failure before is one to connect. */
    boolean isOpen() {
        return open;
    }

    ConnectionUse use(boolean replaced, long fallbackStartNanos) {
        if (!open) {
            return new ConnectionUse(opening ? openingNanos : fallbackStartNanos, 0, 0, false, replaced);
        }
        long sendNanos = sent ? sentNanos - openNanos : 0;
        return opening
                ? new ConnectionUse(openingNanos, openNanos - openingNanos, unnoticedNanos, sendNanos, false, replaced)
                : new ConnectionUse(openNanos, 0, sendNanos, true, replaced);
    }

    /** The request has been handed to the connection, or more of it than before. */
    void sent() {
        sentNanos = System.nanoTime();
        sent = true;
    }

    /**
     * Closes the connection, now or as soon as there is one. A shared one is left to its other streams: nobody listens to this one any
     * more, which is reset when more of it comes.
     */
    void cut() {
        cut = true;
        AsyncExecRuntime held = runtime.get();
        if (held != null && !shared) {
            held.discardEndpoint();
        }
    }

    /**
     * Gives a shared connection back, whose stream is about to be reset: HttpClient, which would close it with all of its streams, must not
     * have it any more.
     *
     * @return whether it is shared
     */
    boolean giveBackIfShared() {
        AsyncExecRuntime held = runtime.get();
        if (held == null || !shared) {
            return false;
        }
        held.markConnectionReusable(null, TimeValue.NEG_ONE_MILLISECOND);
        held.releaseEndpoint();
        return true;
    }

    /** Cuts the connection unless the answer came over it in full. */
    void discardUnlessDone(PlainAnswer answer) {
        if (answer.problem().isPresent()) {
            cut();
        }
    }

    /** The step before connecting. */
    static void opening(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        ConnectionProbe probe = of(scope);
        if (probe == null) {
            chain.proceed(request, entity, scope, callback);
            return;
        }
        AsyncExecRuntime watched = new WatchedRuntime(scope.execRuntime, probe::isOpening);
        probe.runtime.set(scope.execRuntime);
        chain.proceed(
                request,
                entity,
                new AsyncExecChain.Scope(
                        scope.exchangeId,
                        scope.route,
                        scope.originalRequest,
                        scope.cancellableDependency,
                        scope.clientContext,
                        watched,
                        scope.scheduler,
                        scope.execCount),
                callback);
    }

    /** The step after connecting. */
    static void opened(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        ConnectionProbe probe = of(scope);
        if (probe != null) {
            probe.openNanos = System.nanoTime();
            if (probe.opening) {
                probe.unnoticedNanos =
                        Math.min(probe.openNanos - probe.openingNanos, probe.rounds.waitedToOpen(probe.openNanos));
            }
            EndpointInfo connection = scope.execRuntime.getEndpointInfo();
            probe.shared = connection != null && connection.getProtocol().greaterEquals(HttpVersion.HTTP_2);
            probe.open = true;
            if (probe.cut) {
                scope.execRuntime.discardEndpoint();
                throw new IOException("aborted while connecting");
            }
        }
        chain.proceed(request, entity, scope, callback);
    }

    private void isOpening() {
        if (!opening) {
            openingNanos = System.nanoTime();
            opening = true;
        }
    }

    private static @Nullable ConnectionProbe of(AsyncExecChain.Scope scope) {
        return (ConnectionProbe) scope.clientContext.getAttribute(ATTRIBUTE);
    }
}
