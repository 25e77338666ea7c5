package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Target;
import org.apache.hc.core5.http.HttpHeaders;

/** The headers of every request to a target, whichever client sends it: the user's, the secret ones and the key. Stateless. */
final class RequestHeaders {

    static final String USER_AGENT = "streamcheck";

    /** Takes one header. */
    interface Sink {

        /** {@code sensitive}: the value is secret, and must not be in an index of HTTP/2 either. */
        void header(String name, String value, boolean sensitive);
    }

    private RequestHeaders() {}

    /** Gives them in order. One that comes later takes the place of an earlier one of that name. */
    static void of(Target target, Sink sink) {
        if (!target.hasHeader(HttpHeaders.USER_AGENT)) {
            sink.header(HttpHeaders.USER_AGENT, USER_AGENT, false);
        }
        target.headers().forEach((name, value) -> sink.header(name, value, false));
        target.secretHeaders().forEach((name, value) -> sink.header(name, value.reveal(), true));
        target.credential().ifPresent(key -> sink.header(HttpHeaders.AUTHORIZATION, "Bearer " + key.reveal(), true));
    }
}
