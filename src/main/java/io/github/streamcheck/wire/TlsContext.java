package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Tls;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.ssl.SSLContexts;

/** How TLS is spoken to a server. Stateless. */
final class TlsContext {

    private TlsContext() {}

    /** What HttpClient needs. */
    static TlsStrategy strategy(Tls tls) {
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
            SSLContextBuilder builder = SSLContexts.custom();
            if (tls.insecure()) {
                builder.loadTrustMaterial(null, TrustAllStrategy.INSTANCE);
            } else if (tls.trusted().isPresent()) {
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
}
