package io.github.streamcheck.wire;

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
 */
public record PlainAnswer(URI uri, int status, String contentType, Bytes body, Optional<String> problem) {

    static PlainAnswer failed(URI uri, String problem) {
        return new PlainAnswer(uri, 0, "", Bytes.EMPTY, Optional.of(problem));
    }

    /** Whether there was an answer, of status 200 to 299. */
    public boolean isSuccess() {
        return problem.isEmpty() && status >= 200 && status < 300;
    }

    /** Whether the server says that it has no such page: 404, 405, 410 or 501. */
    public boolean isAbsent() {
        return problem.isEmpty() && (status == 404 || status == 405 || status == 410 || status == 501);
    }

    /** What came instead of success, in a few words: {@code HTTP 500}, or the problem. */
    public String outcome() {
        return problem.orElse("HTTP " + status);
    }
}
