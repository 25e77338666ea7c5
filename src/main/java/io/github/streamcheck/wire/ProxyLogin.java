package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target.Proxy;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;

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
        proxy.ifPresent(via -> via.user().ifPresent(user -> {
            char[] password = via.password().map(Secret::reveal).orElse("").toCharArray();
            UsernamePasswordCredentials login = new UsernamePasswordCredentials(user, password);
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(new AuthScope(host(via)), login);
            context.setCredentialsProvider(credentials);
            BasicScheme scheme = new BasicScheme();
            scheme.initPreemptive(login);
            BasicAuthCache known = new BasicAuthCache();
            known.put(host(via), scheme);
            context.setAuthCache(known);
        }));
        return context;
    }
}
