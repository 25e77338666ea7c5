package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target.Proxy;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * Sends the login to a proxy with the first request. By default HttpClient waits to be asked (407) and sends the request again,
 * which would add a round trip to every figure.
 */
final class ProxyLogin {

    private final Optional<Proxy> proxy;

    ProxyLogin(Optional<Proxy> proxy) {
        this.proxy = proxy;
    }

    static HttpHost host(Proxy proxy) {
        return new HttpHost(proxy.host(), proxy.port());
    }

    /** A context for one exchange. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        proxy.ifPresent(via -> credentials(via).ifPresent(login -> {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(new AuthScope(host(via)), login);
            context.setCredentialsProvider(credentials);
            BasicAuthCache known = new BasicAuthCache();
            known.put(host(via), scheme(login));
            context.setAuthCache(known);
        }));
        return context;
    }

    /** The value of {@code Proxy-Authorization}, which is secret; empty if there is no login. */
    Optional<String> basic() {
        return proxy.flatMap(via -> credentials(via).map(login -> basic(via, login)));
    }

    private static String basic(Proxy via, UsernamePasswordCredentials login) {
        try {
            return scheme(login)
                    .generateAuthResponse(host(via), new BasicHttpRequest("CONNECT", "/"), HttpClientContext.create());
        } catch (AuthenticationException impossible) {
            throw new IllegalStateException("a login that was just given is missing", impossible);
        }
    }

    private static Optional<UsernamePasswordCredentials> credentials(Proxy via) {
        return via.user()
                .map(user -> new UsernamePasswordCredentials(
                        user, via.password().map(Secret::reveal).orElse("").toCharArray()));
    }

    private static BasicScheme scheme(UsernamePasswordCredentials login) {
        BasicScheme scheme = new BasicScheme();
        scheme.initPreemptive(login);
        return scheme;
    }
}
