package io.github.streamcheck.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a request of HTTP/1.0.
 *
 * @param status the HTTP status, or 0 if there was none
 * @param headers in the order of the wire; names as sent
 * @param body what came before the end of the connection, or before {@code Content-Length} was reached; may be cut
 * @param problem why it did not come to its end, if so
 */
public record Http10Answer(int status, List<StreamEvent.Header> headers, Bytes body, Optional<String> problem) {

    public Http10Answer {
        headers = List.copyOf(headers);
    }

    /** No answer, and why. */
    public static Http10Answer failed(String problem) {
        return new Http10Answer(0, List.of(), Bytes.EMPTY, Optional.of(problem));
    }

    /** Whether the body came in chunks, which HTTP/1.0 does not have. */
    public boolean isChunked() {
        return headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("transfer-encoding")
                        && header.value().toLowerCase(Locale.ROOT).contains("chunked"));
    }
}
