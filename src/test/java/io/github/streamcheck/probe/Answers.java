package io.github.streamcheck.probe;

import java.util.Optional;
import java.util.OptionalLong;

/** Answers for tests. */
final class Answers {

    private Answers() {}

    /** One of which nothing but the text is compared. */
    static Answer of(
            int status,
            boolean isEventStream,
            String text,
            Optional<String> finishReason,
            OptionalLong tokens,
            int choices,
            boolean complete,
            boolean answered,
            String body) {
        return new Answer(
                status, isEventStream, text, finishReason, tokens, choices, complete, answered, Optional.empty(), body);
    }
}
