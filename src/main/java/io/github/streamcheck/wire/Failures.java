package io.github.streamcheck.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.UnsupportedSchemeException;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Says in the user's words what an exception of the transport means. */
final class Failures {

    private Failures() {}

    /**
     * Describes it.
     *
     * @param connected whether the connection stood before it failed
     * @param address the host and port that were meant
     */
    static String describe(Throwable problem, boolean connected, String address) {
        Optional<CertificateException> certificate = cause(problem, CertificateException.class);
        if (certificate.isPresent()) {
            return "the server's certificate is not trusted: " + text(root(certificate.get()));
        }
        if (problem instanceof UnknownHostException) {
            return "the host name can't be resolved: " + text(problem);
        }
        if (problem instanceof ConnectTimeoutException || (!connected && problem instanceof SocketTimeoutException)) {
            return "no connection to " + address + " within connectTimeout: the host does not answer";
        }
        if (problem instanceof SSLException) {
            return "the TLS handshake failed: " + text(problem);
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
            return "only http and https are spoken: " + text(problem);
        }
        if (problem instanceof ConnectionClosedException) {
            return connected ? "the server closed the connection (" + text(problem) + ")" : text(problem);
        }
        return problem.getClass().getSimpleName() + ": " + text(problem);
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
