package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Target;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;

/** The way to a server over which WebSockets go: directly or through a tunnel of an HTTP proxy, with TLS or without. Thread-safe. */
final class WebSocketRoute {

    private final HttpHost server;
    private final Optional<HttpHost> proxy;
    private final ProxyLogin login;
    private final TlsStrategy strategy;
    private final Timeout timeout;

    /** {@code timeout}: for a TLS handshake. */
    WebSocketRoute(Target target, ProxyLogin login, Timeout timeout) {
        HttpHost named = HttpHost.create(target.baseUri());
        this.server = new HttpHost(
                named.getSchemeName(), named.getHostName(), DefaultSchemePortResolver.INSTANCE.resolve(named));
        this.proxy = target.proxy().map(ProxyLogin::host);
        this.login = login;
        this.strategy = TlsContext.strategy(target);
        this.timeout = timeout;
    }

    /** Whom to connect to. */
    HttpHost firstHop() {
        return proxy.orElse(server);
    }

    boolean isTunnelled() {
        return proxy.isPresent();
    }

    /** What asks the proxy for a tunnel to the server. */
    ByteBuffer tunnelRequest() {
        String authority = server.toHostString();
        ClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", server, authority);
        request.setHeader(HttpHeaders.HOST, authority);
        request.setHeader(HttpHeaders.USER_AGENT, RequestHeaders.USER_AGENT);
        login.basic()
                .ifPresent(basic -> request.setHeader(new BasicHeader(HttpHeaders.PROXY_AUTHORIZATION, basic, true)));
        return RequestHead.encode(request);
    }

    boolean isSecure() {
        return server.getSchemeName().equals("https");
    }

    /** Begins TLS with the server, on the same terms as HTTP. */
    void secure(TransportSecurityLayer layer, FutureCallback<TransportSecurityLayer> done) {
        TlsConfig http1 = TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .setHandshakeTimeout(timeout)
                .build();
        strategy.upgrade(layer, server, http1, timeout, done);
    }
}
