package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.DeliverySettings;
import io.github.streamcheck.simulator.api.DeliverySettings.Backlog;
import io.github.streamcheck.simulator.api.DeliverySettings.HangUp;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Faults of the connection and of HTTP. */
final class ConnectionFaults {

    private static final long LINGER = Duration.ofSeconds(3).toNanos();

    private static final String LOGIN_PAGE = """
            <!DOCTYPE html>
            <html><head><title>Sign in</title></head>
            <body><h1>Sign in to continue</h1></body></html>
            """;

    static final List<Fault> ALL = List.of(
            new Fault(
                    "connection-reset",
                    "resets the connection before any answer",
                    (call, reply) -> call.generates() ? reply.withoutHead(true) : reply),
            new Fault(
                    "reuse-refused",
                    "announces keep-alive, but closes most connections when they are used again",
                    ConnectionFaults::refuseReuse),
            new Fault(
                    "http-status",
                    "answers with status 500 and an error object",
                    (call, reply) -> call.generates() ? Faults.serverError() : reply),
            new Fault(
                    "success-differs",
                    "answers every second completion with status 500, and every chat correctly",
                    ConnectionFaults::failEverySecondCompletion),
            new Fault(
                    "retry-after",
                    "answers with status 429 and without Retry-After",
                    (call, reply) -> call.generates() ? rateLimit() : reply),
            new Fault(
                    "not-the-api",
                    "answers with an HTML page and status 200",
                    (call, reply) -> call.generates() ? html(LOGIN_PAGE) : reply),
            new Fault(
                    "stream-ignored",
                    "answers requests for a stream with one JSON object",
                    (call, reply) ->
                            reply.isStream() ? call.asIfAsked(body -> body.put("stream", false), reply) : reply),
            new Fault(
                    "content-type",
                    "sends the events as application/json",
                    (call, reply) -> reply.isStream() ? reply.withHeader("content-type", Reply.JSON) : reply),
            new Fault(
                    "cache-headers",
                    "sends no headers that prevent caching, or buffering in nginx",
                    (call, reply) -> reply.isStream()
                            ? reply.withoutHeader("cache-control")
                                    .withoutHeader("x-accel-buffering")
                                    .withHeader("server", "nginx")
                            : reply),
            new Fault(
                    "compressed-stream",
                    "compresses the stream with gzip although the client did not offer it",
                    (call, reply) -> Gzip.encoded(reply, Gzip::compress)),
            refusing(
                    "accept-json-refused",
                    "answers with status 406 to clients that do not accept text/event-stream",
                    Reply.EVENTS),
            refusing(
                    "accept-event-stream-refused",
                    "streams, but answers with status 406 to clients that do not accept application/json",
                    Reply.JSON),
            new Fault(
                    "http-malformed",
                    "sends a Content-Length with a body in chunks",
                    (call, reply) -> reply.isStream()
                            ? reply.withDelivery(DeliverySettings.CORRECT.withFraming(
                                    DeliverySettings.Framing.BY_CHUNKS_WITH_LENGTH))
                            : reply),
            Fault.ofStreams(
                    "body-truncated",
                    "closes the connection in the middle of the stream, without a last chunk",
                    script -> script.firstHalf().thenCut()),
            Fault.ofStreams(
                    "open-after-done",
                    "keeps the body open for 3 s after data: [DONE]",
                    script -> script.retime(script.frames().size() - 1, at -> at + LINGER)),
            new Fault(
                    "http10-broken",
                    "sends chunks to clients of HTTP/1.0",
                    (call, reply) -> reply.isStream() && call.request().http10()
                            ? reply.withDelivery(
                                    DeliverySettings.CORRECT.withFraming(DeliverySettings.Framing.BY_CHUNKS))
                            : reply),
            new Fault(
                    "disconnect-ignored",
                    "goes on generating if its client leaves, and counts the stream as active forever",
                    (call, reply) -> onHangUp(HangUp.NEVER_ENDS, reply)),
            new Fault(
                    "disconnect-unnoticed",
                    "generates a stream to its end if its client leaves, and counts it as completed",
                    (call, reply) -> onHangUp(HangUp.GOES_ON, reply)),
            new Fault(
                    "slow-reader-blocks",
                    "writes all answers in turn, and waits up to 1 s for a client that takes nothing more",
                    (call, reply) -> onBacklog(Backlog.HOLDS_UP_OTHERS, reply)),
            new Fault(
                    "slow-reader-cut",
                    "resets the connection of a client that takes nothing more",
                    (call, reply) -> onBacklog(Backlog.CUTS, reply)),
            new Fault(
                    "malformed-accepted",
                    "answers malformed JSON with status 500",
                    (call, reply) ->
                            call.refusal().filter(ApiException::isMalformed).isPresent()
                                    ? Faults.serverError()
                                    : reply),
            new Fault(
                    "invalid-as-server-error",
                    "answers invalid requests with status 500",
                    (call, reply) -> call.refusal().isPresent() ? Faults.serverError() : reply),
            new Fault(
                    "stream-only-failure",
                    "answers streaming requests with status 500, and plain ones correctly",
                    (call, reply) -> reply.isStream() ? Faults.serverError() : reply),
            new Fault(
                    "plain-answered-with-stream",
                    "streams even if a plain answer is requested",
                    (call, reply) -> reply.kind() == Reply.Kind.PLAIN
                            ? call.asIfAsked(body -> body.put("stream", true), reply)
                            : reply),
            new Fault(
                    "plain-null",
                    "answers plain requests with status 200 and the body null",
                    (call, reply) -> reply.kind() == Reply.Kind.PLAIN ? reply.withBody(Reply.JSON, "null") : reply),
            new Fault(
                    "max-tokens-empty",
                    "answers an absurd max_tokens with status 200 and an empty event stream",
                    (call, reply) -> call.refusal().isPresent() && asksForAbsurdLimit(call)
                            ? Reply.stream(new Script(List.of(new Frame.End(0))))
                            : reply),
            new Fault(
                    "no-stream-options",
                    "refuses requests that carry stream_options",
                    (call, reply) -> call.hasStreamOptions() ? Faults.unknownArgument("stream_options") : reply),
            missing("completions-missing", GenerationApi.COMPLETIONS),
            missing("responses-missing", GenerationApi.RESPONSES),
            missing("messages-missing", GenerationApi.MESSAGES),
            new Fault(
                    "realtime-missing",
                    "does not know " + GenerationApi.REALTIME.path(),
                    (call, reply) -> call.path().equals(GenerationApi.REALTIME.path())
                            ? ApiException.unknownPath(call.method(), call.path())
                                    .reply()
                            : reply));

    private ConnectionFaults() {}

    private static Reply onHangUp(HangUp what, Reply reply) {
        return reply.isStream() ? reply.withDelivery(DeliverySettings.CORRECT.onHangUp(what)) : reply;
    }

    private static Reply onBacklog(Backlog what, Reply reply) {
        return reply.isStream() ? reply.withDelivery(DeliverySettings.CORRECT.onBacklog(what)) : reply;
    }

    private static boolean asksForAbsurdLimit(Call call) {
        return new String(call.request().body(), UTF_8).contains("tokens\":" + Integer.MAX_VALUE);
    }

    private static Fault missing(String id, GenerationApi protocol) {
        return new Fault(
                id,
                "does not know " + protocol.path(),
                (call, reply) -> call.generates(protocol)
                        ? ApiException.unknownPath(call.method(), call.path()).reply()
                        : reply);
    }

    /** As servers do whose handlers declare what they produce. */
    private static Fault refusing(String id, String description, String produced) {
        return new Fault(
                id,
                description,
                (call, reply) ->
                        reply.isStream() && !call.request().negotiation().allowsType(produced)
                                ? Reply.json(406, Map.of("status", 406, "error", "Not Acceptable", "path", call.path()))
                                : reply);
    }

    private static Reply refuseReuse(Call call, Reply reply) {
        // Three times out of four: most servers of this kind lose a race rather than always refuse.
        boolean refuses = call.generates() && call.request().reused() && call.draw("reuse-refused", 4) > 0;
        return refuses ? new Reply(200, Map.of(), 0, Reply.Kind.OTHER, reply.script()).withoutHead(false) : reply;
    }

    private static Reply failEverySecondCompletion(Call call, Reply reply) {
        boolean fails =
                call.generates(GenerationApi.COMPLETIONS) && call.memory().next("success-differs") % 2 == 1;
        return fails ? Faults.serverError() : reply;
    }

    private static Reply rateLimit() {
        return ApiException.rateLimit("Rate limit reached for requests.").reply();
    }

    private static Reply html(String page) {
        return new Reply(
                200, Map.of("content-type", "text/html; charset=utf-8"), 0, Reply.Kind.OTHER, Script.body(page, 0));
    }
}
