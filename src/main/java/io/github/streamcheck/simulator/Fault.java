package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Frame.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the simulator can do wrong, each named after what a checker should find. A fault turns the answer of a correct server into
 * a faulty one; one that edits streams leaves all other answers alone. Thread-safe.
 */
public enum Fault {
    // No lambda inside a lambda here: the parser by which Maven makes the plugin's descriptor fails on it.

    NONE("none", "does nothing wrong", (call, reply) -> reply),

    // The connection and HTTP.
    CONNECTION_RESET(
            "connection-reset",
            "resets the connection before any answer",
            (call, reply) -> call.generates() ? reply.withoutHead(true) : reply),
    HTTP_STATUS(
            "http-status",
            "answers with status 500 and an error object",
            (call, reply) -> call.generates() ? Faults.serverError() : reply),
    CONTENT_TYPE(
            "content-type",
            "sends the events as application/json",
            (call, reply) -> reply.isStream() ? reply.withHeader("content-type", Reply.JSON) : reply),
    BODY_TRUNCATED(
            "body-truncated",
            "closes the connection in the middle of the stream, without a last chunk",
            stream(script -> script.firstHalf().thenCut())),
    NO_STREAM_OPTIONS(
            "no-stream-options",
            "refuses requests that carry stream_options",
            (call, reply) -> call.hasStreamOptions() ? Faults.unknownArgument("stream_options") : reply),
    COMPLETIONS_MISSING(
            "completions-missing",
            "does not know /v1/completions",
            (call, reply) ->
                    call.generates(Protocol.COMPLETIONS) ? Faults.unknownPath(call.method(), call.path()) : reply),
    METRICS_BROKEN(
            "metrics-broken",
            "answers requests for metrics with status 500",
            (call, reply) -> call.path().startsWith("/metrics") ? Faults.serverError() : reply),

    // Time.
    IDLE_TIMEOUT(
            "idle-timeout",
            "goes silent in the middle of the stream and leaves the connection open",
            stream(script -> script.firstHalf().thenHang())),
    STREAM_TIMEOUT(
            "stream-timeout",
            "sends comments after the last token for ever",
            stream(script -> script.before(Kind.FINISH).thenRepeat(": ping\n\n", Duration.ofMillis(50)))),

    // The end.
    NO_EVENTS("no-events", "sends a stream without any event", stream(script -> Faults.NOTHING)),
    DONE_MISSING("done-missing", "leaves data: [DONE] out", stream(script -> script.without(Kind.DONE))),
    DONE_DUPLICATE(
            "done-duplicate", "sends data: [DONE] twice", stream(script -> script.insertAfter(Kind.DONE, Chunks.DONE))),
    DATA_AFTER_DONE(
            "data-after-done",
            "sends an empty delta after data: [DONE]",
            stream(script -> script.insertAfter(Kind.DONE, Faults.emptyDelta(script)))),
    FINISH_MISSING("finish-missing", "gives no finish reason", stream(script -> script.without(Kind.FINISH))),

    // Events and chunks.
    EVENT_UNDECODABLE(
            "event-undecodable",
            "breaks the JSON of one event",
            stream(script -> script.mapMiddleToken(Faults::breakJson))),
    ERROR_EVENT(
            "error-event",
            "ends the stream with an error event in the middle",
            stream(script -> script.firstHalf()
                    .thenSend(Kind.ERROR, Faults.errorEvent("The server had an error while processing your request."))
                    .thenEnd())),
    INTERNAL_ERROR_TEXT(
            "internal-error-text",
            "ends the stream with an error event that shows a traceback",
            stream(script -> script.firstHalf()
                    .thenSend(Kind.ERROR, Faults.errorEvent(Faults.TRACEBACK))
                    .thenEnd())),

    // Tokens and usage.
    NO_TOKEN_DELTA(
            "no-token-delta",
            "generates nothing",
            stream(script -> script.without(Kind.TOKEN).mapText(Kind.USAGE, Faults::withoutCompletionTokens))),
    DELTAS_EXCEED_USAGE(
            "deltas-exceed-usage",
            "counts two tokens fewer in the usage than it sent",
            stream(script -> script.mapText(Kind.USAGE, Faults::withTwoTokensFewer))),
    USAGE_MISSING(
            "usage-missing", "sends no usage though it was asked for", stream(script -> script.without(Kind.USAGE)));

    private final String id;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above capture nothing that changes
    private final Effect effect;

    Fault(String id, String description, Effect effect) {
        this.id = id;
        this.description = description;
        this.effect = effect;
    }

    /** The fault's stable name in kebab case, such as {@code done-missing}. */
    public String id() {
        return id;
    }

    /** What the simulator does wrong, as a phrase that follows "the simulator". */
    public String description() {
        return description;
    }

    /** The fault of that id, if there is one. */
    public static Optional<Fault> byId(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id.equals(id)).findFirst();
    }

    /** The faulty answer in place of a correct one. */
    Reply apply(Call call, Reply reply) {
        return effect.apply(call, reply);
    }

    private static Effect stream(UnaryOperator<Script> edit) {
        return (call, reply) -> reply.editStream(edit);
    }

    /** Turns a correct answer into a faulty one; returns the same one if it has no say in it. */
    @FunctionalInterface
    private interface Effect {
        Reply apply(Call call, Reply reply);
    }
}
