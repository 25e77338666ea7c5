package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/** Makes the TLS context for a server. Stateless. */
final class TlsContext {

    private TlsContext() {}

    /** Without a context, since the JVM takes some 200 ms to read the certificates for one. Nothing upgrades a plain connection. */
    private static final TlsStrategy NONE = (layer, host, local, remote, attachment, timeout) -> false;

    /** What HttpClient needs for connections to a server. */
    static TlsStrategy strategy(Target target) {
        if (!target.isSecure()) {
            return NONE;
        }
        Tls tls = target.tls();
        ClientTlsStrategyBuilder builder = ClientTlsStrategyBuilder.create().setSslContext(of(tls));
        if (tls.insecure()) {
            builder.setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT);
        }
        return builder.buildAsync();
    }

    /** What a plain socket needs; the host's name is still to be checked, unless it is insecure. */
    static SSLContext of(Tls tls) {
        if (tls.equals(Tls.DEFAULT)) {
            // With the JVM's own properties, such as javax.net.ssl.trustStore.
            return SSLContexts.createSystemDefault();
        }
        try {
            SSLContextBuilder builder = tls.insecure() ? new TrustingAll() : new CheckingValidity();
            if (!tls.insecure() && tls.trusted().isPresent()) {
                builder.loadTrustMaterial(tls.trusted().get(), null);
            }
            if (tls.own().isPresent()) {
                builder.loadKeyMaterial(tls.own().get(), tls.password().reveal().toCharArray());
            }
            return builder.build();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("keyStore or trustStore can't be used: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * Makes contexts that take any certificate for any host. Java itself checks the algorithms of a certificate, unless the trust manager
     * is of the extended kind.
     */
    private static final class TrustingAll extends SSLContextBuilder {

        @Override
        protected void initSSLContext(
                SSLContext context,
                Collection<KeyManager> keys,
                Collection<TrustManager> none,
                @Nullable SecureRandom random)
                throws KeyManagementException {
            super.initSSLContext(context, keys, List.of(new AnyCertificate()), random);
        }
    }

    /** Makes contexts that refuse an expired certificate even if it is itself trusted, which Java takes for ever. */
    private static final class CheckingValidity extends SSLContextBuilder {

        @Override
        protected void initSSLContext(
                SSLContext context,
                Collection<KeyManager> keys,
                Collection<TrustManager> trusting,
                @Nullable SecureRandom random)
                throws KeyManagementException {
            List<TrustManager> checking = trusting.stream()
                    .map(manager ->
                            manager instanceof X509ExtendedTrustManager checks ? new ValidCertificate(checks) : manager)
                    .toList();
            super.initSSLContext(context, keys, checking, random);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
