package io.github.streamcheck.probe;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One whole answer, streamed or plain.
 *
 * @param status the HTTP status, or 0 if there was no answer
 * @param contentType the media type, or empty
 * @param text all that was generated for the user, by the first choice, up to a million characters
 * @param finishReason why it ended, if it says
 * @param tokens the completion tokens that were counted, if they were
 * @param choices how many choices there were
 * @param complete whether the answer came to its end: a stream by its finish reason and {@code [DONE]}
 * @param body what came in place of an answer, or its beginning
 */
record Answer(
        int status,
        String contentType,
        String text,
        Optional<String> finishReason,
        OptionalLong tokens,
        int choices,
        boolean complete,
        String body) {

    /** Whether it is an answer at all. */
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether it came as an event stream. */
    boolean isEventStream() {
        return contentType.equals("text/event-stream");
    }

    /** Whether it was refused as a mistake of the client: 400 to 499. */
    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    /** What came, in a few words. */
    String outcome() {
        return status == 0 ? "no answer" : "HTTP " + status;
    }
}
