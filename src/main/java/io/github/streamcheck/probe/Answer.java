package io.github.streamcheck.probe;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One whole answer, streamed or plain.
 *
 * @param status the HTTP status, or 0 if there was no answer
 * @param isEventStream whether it came as a stream of the endpoint's events
 * @param text all that was generated for the user, by the first choice, up to a million characters
 * @param finishReason why it ended, if it says
 * @param tokens the completion tokens that were counted, if they were
 * @param choices how many choices there were
 * @param complete whether the answer came to its end: a stream by its finish reason and {@code [DONE]}
 * @param answered whether it holds an answer: a plain one choices, output or events; a streamed one an event and an orderly end, or
 *     a client that left after a token
 * @param blocks what it has beside its text; empty if it was not looked for
 * @param body what came in place of an answer, or its beginning
 */
record Answer(
        int status,
        boolean isEventStream,
        String text,
        Optional<String> finishReason,
        OptionalLong tokens,
        int choices,
        boolean complete,
        boolean answered,
        Optional<Blocks> blocks,
        String body) {

    private static final Pattern EVENT = Pattern.compile("(?m)^data:");

    /** Whether the status is one of success; that alone makes no answer. */
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether it succeeded and holds an answer. */
    boolean isAnswer() {
        return isSuccess() && answered;
    }

    /** Whether it is an event stream, or has events after its JSON, with any media type. */
    boolean holdsEvents() {
        return isSuccess() && (isEventStream || hasEvent(body));
    }

    /** Whether there is an event in a body. */
    static boolean hasEvent(String body) {
        return EVENT.matcher(body).find();
    }

    /** The same, had nothing been counted. */
    Answer withoutTokens() {
        return new Answer(
                status,
                isEventStream,
                text,
                finishReason,
                OptionalLong.empty(),
                choices,
                complete,
                answered,
                blocks,
                body);
    }

    /** The same, had nothing been looked for but its text. */
    Answer withoutBlocks() {
        return new Answer(
                status, isEventStream, text, finishReason, tokens, choices, complete, answered, Optional.empty(), body);
    }

    /** Whether it was refused as a mistake of the client: 400 to 499. */
    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    /** What came, for a reader; it is cut where it is shown. */
    String evidence() {
        if (!isSuccess() || finishReason.isEmpty()) {
            return (outcome() + " " + body).strip();
        }
        String counted = tokens.isPresent() ? ", " + tokens.getAsLong() + " tokens" : "";
        return "finish reason " + finishReason.get() + counted;
    }

    /** What came, in a few words. */
    String outcome() {
        return status == 0 ? "no answer" : "HTTP " + status + (isSuccess() && !answered ? " and no answer" : "");
    }
}
