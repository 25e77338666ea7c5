package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Target.Proxy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Opens WebSockets (RFC 6455) with the JDK's client, since HttpClient has none. It frames and masks what is sent, answers pings, and
 * refuses frames that break the protocol. Thread-safe.
 */
final class WebSockets {

    private final Target target;
    private final Limit connectLimit;
    private final SizeLimits sizes;
    private final FailureDescriber describer;
    private final ScheduledExecutorService deadlines;
    private final Heartbeat heartbeat;
    private final HttpClient client;

    /** {@code deadlines} times what a server should do at once; who gave it closes it. */
    WebSockets(
            Target target,
            Limit connectLimit,
            SizeLimits sizes,
            FailureDescriber describer,
            ScheduledExecutorService deadlines,
            Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.target = target;
        this.connectLimit = connectLimit;
        this.sizes = sizes;
        this.describer = describer;
        this.deadlines = deadlines;
        this.client = client();
    }

    /** The client's thread ends when the client is collected, so until then it must keep no class loader of a build. */
    private HttpClient client() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connectLimit.after())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .sslContext(TlsContext.of(target.tls()))
                    // One thread does it all. Handed to another, the end of a connection is lost if it comes right
                    // after a
                    // message: the JDK's client then throws an InternalError (in TransportImpl.acknowledgeReception),
                    // and the
                    // stream seems to hang.
                    .executor(Runnable::run)
                    .proxy(target.proxy().map(WebSockets::selector).orElse(HttpClient.Builder.NO_PROXY))
                    .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ProxySelector selector(Proxy proxy) {
        return ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port()));
    }

    /**
     * Opens one.
     *
     * @param listener sees what happens, up to one {@link StreamEvent.Ended}
     */
    Exchange open(Dialogue dialogue, StreamListener listener) {
        WebSocketExchange exchange = new WebSocketExchange(dialogue, listener, sizes, describer, deadlines, heartbeat);
        exchange.start(opened -> {
            WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(connectLimit.after());
            RequestHeaders.of(target, (name, value, sensitive) -> builder.header(name, value));
            List<String> offered = dialogue.subprotocols();
            if (!offered.isEmpty()) {
                builder.subprotocols(
                        offered.get(0), offered.subList(1, offered.size()).toArray(String[]::new));
            }
            return builder.buildAsync(uri(dialogue), opened);
        });
        return exchange;
    }

    private URI uri(Dialogue dialogue) {
        String http = target.resolve(dialogue.path()).toString();
        // http and https become ws and wss.
        return URI.create("ws" + http.substring("http".length()));
    }
}
