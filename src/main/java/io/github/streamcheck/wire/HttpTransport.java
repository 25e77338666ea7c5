package io.github.streamcheck.wire;

import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one place that speaks HTTP: HttpClient 5's asynchronous client with everything switched off that would come between
 * the wire and its observers. Nothing is retried behind their back (HttpClient's own retry would double events), no redirect
 * is followed (the key would go along), nothing is decompressed, no cookie is kept.
 *
 * <p>Thread-safe. {@link #close()} closes every socket.
 */
public final class HttpTransport implements AutoCloseable {

    /** Room in the pool beside the streams, for health and metrics. */
    private static final int SPARE_CONNECTIONS = 2;

    /**
     * HTTP/2: servers take at least so many streams on a connection, as RFC 9113, section 6.5.2, recommends; further ones would
     * wait in this client.
     */
    private static final int STREAMS_PER_CONNECTION = 100;

    private final Target target;
    private final HttpVersion version;
    private final int concurrency;
    private final SizeLimits sizes;
    private final Consumer<Throwable> clientFailed;
    private final ProxyLogin login;
    private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);
    private final LoopProbe loop = new LoopProbe(System::nanoTime);
    private final ReadRounds rounds = new ReadRounds(System::nanoTime, loop, heartbeat);
    private final PoolingAsyncClientConnectionManager connections;
    private final CloseableHttpAsyncClient client;
    private final WatchedThreads threads;
    private final ScheduledExecutorService deadlines;
    private final Sockets sockets;
    private final ExchangeContext context;
    private final Limit connectLimit;
    private @Nullable WebSockets webSockets;
    private @Nullable HttpTransport slow;
    private volatile boolean closing;

    /** Speaks HTTP/1.1, with the sizes that are there by default; opens no connection yet. */
    public HttpTransport(Target target, int concurrency, Limit connectLimit) {
        this(target, HttpVersion.HTTP_1_1, concurrency, connectLimit, SizeLimits.DEFAULT, failure -> {});
    }

    /**
     * Opens no connection yet.
     *
     * @param concurrency how many streams there may be at once, 1 or more
     * @param connectLimit for TCP and TLS of one connection
     * @param sizes of what is taken of an answer
     * @param clientFailed takes a failure that is this client's own, in any thread: what ended a thread, or no more open files
     */
    public HttpTransport(
            Target target,
            HttpVersion version,
            int concurrency,
            Limit connectLimit,
            SizeLimits sizes,
            Consumer<Throwable> clientFailed) {
        this(target, version, concurrency, connectLimit, sizes, clientFailed, false);
    }

    /** {@code reluctant}: whether answers are read slowly, each over a connection of its own. */
    private HttpTransport(
            Target target,
            HttpVersion version,
            int concurrency,
            Limit connectLimit,
            SizeLimits sizes,
            Consumer<Throwable> clientFailed,
            boolean reluctant) {
        HttpClientLogging.refuseToPrintSecrets(target);
        this.target = target;
        this.version = version;
        this.concurrency = concurrency;
        this.sizes = sizes;
        this.clientFailed = clientFailed;
        this.connectLimit = connectLimit;
        this.login = new ProxyLogin(target.proxy());
        this.threads = new WatchedThreads(clientFailed);
        this.deadlines = threads.timer("streamcheck-pages");
        this.sockets = new Sockets(reluctant, deadlines);
        this.context = new ExchangeContext(rounds, sizes, this::describe, this::closeIdleConnections, clientFailed);
        Timeout connectTimeout = Timeout.of(connectLimit.after());
        boolean multiplexed = version == HttpVersion.HTTP_2;
        int most = multiplexed && !reluctant
                ? (concurrency + STREAMS_PER_CONNECTION - 1) / STREAMS_PER_CONNECTION
                : concurrency + SPARE_CONNECTIONS;
        connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setMessageMultiplexing(multiplexed && !reluctant)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        // Streams have a watchdog of their own; the socket's timeout is per read and says nothing of
                        // why.
                        .setSocketTimeout(Timeout.DISABLED)
                        .build())
                .setTlsStrategy(TlsContext.strategy(target))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(multiplexed ? HttpVersionPolicy.FORCE_HTTP_2 : HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connectTimeout)
                        .build())
                .build();
        client = client(multiplexed);
        client.start();
    }

    private CloseableHttpAsyncClient client(boolean multiplexed) {
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(sockets.config())
                .setHttp1Config(Http1Limits.of(sizes))
                .setIOSessionListener(rounds)
                .setIoReactorExceptionCallback(this::reactorFailed)
                .setThreadFactory(threads.named("streamcheck-io"))
                .setH2Config(
                        H2Config.custom().setMaxHeaderListSize(sizes.header()).build())
                .setUserAgent(RequestHeaders.USER_AGENT)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setResponseTimeout(Timeout.DISABLED)
                        .setHardCancellationEnabled(true)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .addExecInterceptorBefore(ChainElement.CONNECT.name(), "streamcheck-opening", ConnectionProbe::opening)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "streamcheck-opened", ConnectionProbe::opened);
        builder.setIoSessionDecorator(
                session -> sockets.read(multiplexed ? new UnreadAnswersGuard(session) : session, rounds, loop));
        if (sockets.slow()) {
            builder.setConnectionReuseStrategy((request, response, unused) -> false);
        }
        target.proxy().ifPresent(proxy -> builder.setProxy(ProxyLogin.host(proxy)));
        return builder.build();
    }

    /**
     * Opens one stream.
     *
     * @param listener sees what happens, up to one {@link StreamEvent.Ended}
     * @return the running exchange, to watch and to abort
     */
    public Exchange stream(Protocol protocol, StreamRequest request, StreamListener listener) {
        if (request.slow() && !sockets.slow()) {
            return slow().stream(protocol, request, listener);
        }
        heartbeat.start(deadlines);
        loop.start(deadlines);
        if (protocol instanceof MessageProtocol messages) {
            return open(messages.dialogue(request), listener);
        }
        SimpleHttpRequest post = SimpleRequestBuilder.post(
                        target.resolve(protocol.endpoint().path()))
                .setBody(protocol.requestBody(request), ContentType.APPLICATION_JSON)
                .addHeader(HttpHeaders.ACCEPT, protocol.accept(request.client()))
                .build();
        if (!request.client().acceptEncoding().isEmpty()) {
            post.addHeader(HttpHeaders.ACCEPT_ENCODING, request.client().acceptEncoding());
        }
        addHeaders(post, protocol.at(target));
        HttpExchange exchange = new HttpExchange(
                protocol,
                listener,
                (probe, consumer, callback) -> {
                    HttpClientContext attempt = login.context();
                    probe.attachTo(attempt);
                    // Its future reports nothing that the callback does not.
                    Future<?> unused = client.execute(
                            new TimedRequest(SimpleRequestProducer.create(post), () -> {
                                probe.sent();
                                rounds.handled();
                            }),
                            consumer,
                            attempt,
                            callback);
                },
                context);
        exchange.start();
        return exchange;
    }

    /**
     * Opens a WebSocket.
     *
     * @param listener sees what happens, up to one {@link StreamEvent.Ended}
     * @return the running exchange, to watch and to abort
     */
    public Exchange open(Dialogue dialogue, StreamListener listener) {
        return webSockets().open(dialogue, listener);
    }

    /** Made when the first slow reader is asked for, since most runs have none. */
    private synchronized HttpTransport slow() {
        HttpTransport made = slow;
        if (made == null) {
            made = new HttpTransport(target, version, concurrency, connectLimit, sizes, clientFailed, true);
            slow = made;
        }
        return made;
    }

    /** Made when the first one is asked for, since most runs need none. */
    private synchronized WebSockets webSockets() {
        WebSockets made = webSockets;
        if (made == null) {
            made = new WebSockets(target, sockets, login, connectLimit, context, deadlines, heartbeat, threads);
            webSockets = made;
        }
        return made;
    }

    /**
     * Asks for a page: health, models, metrics. The future never fails: what went wrong is in the answer.
     *
     * @param limit after which the answer is aborted
     */
    public CompletableFuture<PlainAnswer> get(String path, Duration limit) {
        SimpleHttpRequest get = SimpleRequestBuilder.get(target.resolve(path)).build();
        addHeaders(get, target);
        return plain(get, path, limit);
    }

    /**
     * Posts JSON, or what should be JSON, to the endpoint of a protocol. The future never fails: what went wrong is in the answer.
     *
     * @param otherKey in place of the target's own; empty to send that
     * @param limit after which the answer is aborted
     */
    public CompletableFuture<PlainAnswer> post(
            Protocol protocol, String body, Optional<Secret> otherKey, Duration limit) {
        String path = protocol.endpoint().path();
        SimpleHttpRequest post = SimpleRequestBuilder.post(target.resolve(path))
                .setBody(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON)
                .build();
        addHeaders(post, protocol.at(otherKey.map(target::withKey).orElse(target)));
        return plain(post, path, limit);
    }

    private CompletableFuture<PlainAnswer> plain(SimpleHttpRequest request, String path, Duration limit) {
        return new PlainExchange(
                        target.resolve(path),
                        (probe, consumer, callback) -> {
                            HttpClientContext attempt = login.context();
                            probe.attachTo(attempt);
                            Future<?> unused =
                                    client.execute(SimpleRequestProducer.create(request), consumer, attempt, callback);
                        },
                        deadlines,
                        context)
                .start(limit);
    }

    private void closeIdleConnections() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    private String describe(Exception problem, boolean connected) {
        return Failures.describe(problem, connected, target.baseUri());
    }

    private static void addHeaders(SimpleHttpRequest request, Target target) {
        RequestHeaders.of(
                target, (name, value, sensitive) -> request.setHeader(new BasicHeader(name, value, sensitive)));
    }

    /** Closing a selector that is in use throws in its own thread, which HttpCore would log as an error. */
    private void reactorFailed(Exception problem) {
        if (!closing) {
            context.clientFailed().accept(problem);
        }
    }

    @Override
    public void close() {
        closing = true;
        client.close(CloseMode.IMMEDIATE);
        closeMadeLater();
        deadlines.shutdownNow();
    }

    private synchronized void closeMadeLater() {
        if (slow != null) {
            slow.close();
        }
        if (webSockets != null) {
            webSockets.close();
        }
    }
}
