package io.github.streamcheck.wire;

import io.github.streamcheck.text.Addresses;
import java.net.URI;
import java.util.Optional;

/**
 * The answer to a plain request: health, models, metrics.
 *
 * @param uri what was asked for
 * @param status the HTTP status, or 0 if there was none
 * @param contentType the media type without parameters, in lower case; empty if there was none
 * @param body the body, or its beginning if it was too long
 * @param problem why there is no usable answer: not connected, cut, timed out
 * @param connected whether there was a connection to the server
 */
public record PlainAnswer(
        URI uri, int status, String contentType, Bytes body, Optional<String> problem, boolean connected) {

    /** An answer, or what stands for one, from a server that there is a connection to. */
    public PlainAnswer(URI uri, int status, String contentType, Bytes body, Optional<String> problem) {
        this(uri, status, contentType, body, problem, true);
    }

    static PlainAnswer failed(URI uri, String problem, boolean connected) {
        return new PlainAnswer(uri, 0, "", Bytes.EMPTY, Optional.of(problem), connected);
    }

    /** Whether there was an answer, of status 200 to 299. */
    public boolean isSuccess() {
        return problem.isEmpty() && status >= 200 && status < 300;
    }

    /** Whether the server says that it has no such page: 404, 405, 410 or 501. */
    public boolean isAbsent() {
        return problem.isEmpty() && (status == 404 || status == 405 || status == 410 || status == 501);
    }

    /** Whether the server wants a key, or another one: 401 or 403. */
    public boolean wantsKey() {
        return status == 401 || status == 403;
    }

    /** What was asked for and what came, without what may be secret: {@code GET http://localhost:8000/health answers HTTP 500}. */
    public String describe() {
        String asked = "GET " + Addresses.shownPath(uri.toString());
        return problem.map(reason -> asked + ": " + reason).orElse(asked + " answers HTTP " + status);
    }

    /** What came instead of success, in a few words: {@code HTTP 500}, or the problem. */
    public String outcome() {
        return problem.orElse("HTTP " + status);
    }
}
