package io.github.streamcheck.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.UnsupportedSchemeException;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Describes exceptions of the transport to the user. Stateless. */
public final class Failures {

    private Failures() {}

    /**
     * Describes it.
     *
     * @param connected whether the connection stood before it failed
     * @param server the address of the server
     */
    static String describe(Throwable problem, boolean connected, URI server) {
        String address = server.getAuthority();
        Optional<String> tls = tls(problem, address);
        if (tls.isPresent()) {
            return tls.get();
        }
        if (problem instanceof UnknownHostException) {
            return "the host name can't be resolved: " + text(problem);
        }
        if (problem instanceof ConnectTimeoutException) {
            return "no connection to " + address + " within connectTimeout: the host does not answer";
        }
        if (!connected && problem instanceof SocketTimeoutException) {
            return address
                    + " accepts connections, but does not answer the TLS handshake within connectTimeout: is it http?";
        }
        if (problem instanceof NoRouteToHostException) {
            return "there is no route to " + address;
        }
        if (problem instanceof HttpHostConnectException || problem instanceof ConnectException) {
            return text(problem).toLowerCase(java.util.Locale.ROOT).contains("refused")
                    ? "connection refused: nothing listens at " + address
                    : "no connection: " + text(problem);
        }
        if (problem instanceof UnsupportedSchemeException) {
            return "only http and https are supported: " + text(problem);
        }
        if (problem instanceof ConnectionClosedException) {
            return connected ? "the server closed the connection (" + text(problem) + ")" : text(problem);
        }
        return problem.getClass().getSimpleName() + ": " + text(problem);
    }

    /** Whether it is this process that is at its limits, such as of memory or of open files, so that no server is to blame. */
    static boolean isOwn(Throwable problem) {
        return cause(problem, Error.class).isPresent() || isOutOfFiles(problem);
    }

    /** Whether the operating system refused to open one more file, or socket. */
    public static boolean isOutOfFiles(Throwable problem) {
        return cause(problem, IOException.class)
                .filter(refusal -> text(refusal).contains("Too many open files"))
                .isPresent();
    }

    private static Optional<String> tls(Throwable problem, String address) {
        Optional<CertificateExpiredException> expired = cause(problem, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return Optional.of("the server's certificate has expired: " + text(expired.get()));
        }
        Optional<CertificateException> certificate = cause(problem, CertificateException.class);
        String reason = text(certificate.map(Failures::root).orElse(problem));
        // The JDK's words for it, and HttpClient's own exception.
        if (reason.contains("No name matching")
                || reason.contains("No subject alternative")
                || cause(problem, SSLPeerUnverifiedException.class).isPresent()) {
            return Optional.of("the server's certificate is for another host: " + reason);
        }
        if (certificate.isPresent()) {
            return Optional.of("the server's certificate is not trusted: " + reason
                    + "; set trustStore to a file with its issuer");
        }
        if (!(problem instanceof SSLException)) {
            return Optional.empty();
        }
        String text = text(problem);
        if (text.contains("plaintext") || text.contains("Unsupported or unrecognized SSL message")) {
            return Optional.of("there is no TLS at " + address + ": is it http?");
        }
        if (text.contains("certificate_required") || text.contains("bad_certificate")) {
            return Optional.of("the server requires a certificate of this client: set keyStore (" + text + ")");
        }
        if (text.contains("protocol_version") || text.contains("No appropriate protocol")) {
            return Optional.of("the server and this JVM support no common version of TLS (" + text + ")");
        }
        return Optional.of("the TLS handshake failed: " + text);
    }

    private static <T> Optional<T> cause(Throwable problem, Class<T> type) {
        int depth = 0;
        for (Throwable at = problem; at != null && depth < 20; at = at.getCause(), depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable problem) {
        Throwable at = problem;
        for (int depth = 0; depth < 20 && at.getCause() != null; depth++) {
            at = at.getCause();
        }
        return at;
    }

    private static String text(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
