package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.CHUNK;
import static io.github.streamcheck.attacks.Answers.DONE;
import static io.github.streamcheck.attacks.Answers.HEAD;
import static io.github.streamcheck.attacks.Answers.STREAM;
import static io.github.streamcheck.attacks.Answers.event;
import static io.github.streamcheck.attacks.Shown.HOSTILE;
import static io.github.streamcheck.attacks.Shown.JSON_HOSTILE;
import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;

import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.ServerChecks.Demand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers that put what a terminal, a browser or a CI runner obeys into whatever a report may quote. */
final class InjectionAttacks {

    private static final String MEMBERS =
            "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",";

    private static final String CHOICES = "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"b\"}}]}";

    private InjectionAttacks() {}

    static List<Attack> all() {
        return Stream.of(heads(), events(), pages()).flatMap(List::stream).toList();
    }

    private static Attack in(String where, String answer) {
        return Attack.onStreams(
                        "harm in " + where, connection -> connection.sendBytes(answer.getBytes(StandardCharsets.UTF_8)))
                .asked(plans -> plans.rules(Profile.STRICT, Map.of()));
    }

    private static Attack json(String where, String members) {
        return in(where, eventStream(CHUNK + event(members) + DONE));
    }

    private static List<Attack> heads() {
        return List.of(
                in("a status text", "HTTP/1.1 500 " + HOSTILE + "\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status"),
                in("a status line", "HTTP/1.1 " + HOSTILE + "\r\n\r\n").found("http-malformed"),
                in(
                                "a place to go",
                                "HTTP/1.1 302 Found\r\nLocation: http://" + HOSTILE + "\r\nContent-Length: 0\r\n\r\n")
                        .found("http-status"),
                in("a time to wait", "HTTP/1.1 429 No\r\nRetry-After: " + HOSTILE + "\r\nContent-Length: 0\r\n\r\n")
                        .found("http-malformed"),
                in("a type", answer("200 OK", "text/" + HOSTILE, HOSTILE)).found("http-malformed"),
                in("a coding", HEAD + "Content-Encoding: " + HOSTILE + "\r\n\r\n" + CHUNK)
                        .found(""),
                in("a length", "HTTP/1.1 200 OK\r\nContent-Length: " + HOSTILE + "\r\n\r\n")
                        .found("http-malformed"),
                in("the word of chunks", HEAD + "Transfer-Encoding: " + HOSTILE + "\r\n\r\n" + CHUNK)
                        .found("http-malformed"),
                in("the size of a chunk", HEAD + "Transfer-Encoding: chunked\r\n\r\n" + HOSTILE + "\r\n")
                        .found("http-malformed"),
                in(
                                "a trailer",
                                HEAD + "Transfer-Encoding: chunked\r\n\r\n" + Answers.part(CHUNK) + "0\r\n" + HOSTILE
                                        + "\r\n\r\n")
                        .found("done-missing"),
                in("a header", HEAD + HOSTILE + "\r\n\r\n" + CHUNK).found("http-malformed"),
                in(
                                "the server's name",
                                HEAD + "Server: " + HOSTILE + "\r\nX-Accel-Buffering: " + HOSTILE + "\r\nVia: "
                                        + HOSTILE + "\r\nCache-Control: " + HOSTILE + "\r\n\r\n" + CHUNK)
                        .found("done-missing"),
                in("an error's body", answer("500 Oops", "text/plain", "::error::x\n" + HOSTILE))
                        .found("http-status"),
                in(
                                "an error's JSON",
                                answer(
                                        "400 Oops",
                                        "application/json",
                                        "{\"error\":{\"message\":\"" + JSON_HOSTILE + "\"}}"))
                        .found("http-status"));
    }

    private static List<Attack> events() {
        return List.of(
                in("a line", eventStream("::error::x\n##[error]x\n" + HOSTILE + "\n\n"))
                        .found("sse-line"),
                in("a comment", STREAM + ": ::error::x " + HOSTILE + "\n\n" + CHUNK)
                        .found("done-missing"),
                in("an event's name", eventStream("event: ::" + HOSTILE + "\ndata: {}\n\n" + CHUNK))
                        .found("sse-event-name"),
                in("data that are no JSON", eventStream("data: ::" + HOSTILE + "\n\n"))
                        .found("event-undecodable"),
                json("a model", "{\"id\":\"1\",\"model\":\"" + JSON_HOSTILE + "\"," + CHOICES)
                        .found("model-changes"),
                json("an id", "{\"id\":\"" + JSON_HOSTILE + "\"," + CHOICES).found("id-changes"),
                json("an object", "{\"id\":\"1\",\"object\":\"" + JSON_HOSTILE + "\"," + CHOICES)
                        .found("object-type"),
                json("a fingerprint", MEMBERS + "\"system_fingerprint\":\"" + JSON_HOSTILE + "\",\"choices\":[]}")
                        .found(""),
                json(
                                "a reason to end",
                                MEMBERS + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + JSON_HOSTILE
                                        + "\"}]}")
                        .found("finish-unknown"),
                json("a role", MEMBERS + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"" + JSON_HOSTILE + "\"}}]}")
                        .found("role-invalid"),
                json(
                                "a text",
                                MEMBERS + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + JSON_HOSTILE
                                        + "\"}}]}")
                        .found("finish-missing"),
                json(
                                "a tool's name",
                                MEMBERS + "\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\""
                                        + JSON_HOSTILE + "\",\"type\":\"" + JSON_HOSTILE
                                        + "\",\"function\":{\"name\":\"" + JSON_HOSTILE
                                        + "\",\"arguments\":\"{" + JSON_HOSTILE + "\"}}]}}]}")
                        .found("tool-"),
                json(
                                "an error",
                                "{\"error\":{\"message\":\"" + JSON_HOSTILE + "\",\"type\":\"" + JSON_HOSTILE
                                        + "\",\"code\":\"" + JSON_HOSTILE + "\"}}")
                        .found("error-event"),
                json("a member's name", "{\"" + JSON_HOSTILE + "\":1,\"choices\":[{\"" + JSON_HOSTILE + "\":1}]}")
                        .found(""),
                json(
                                "usage",
                                MEMBERS + "\"choices\":[],\"usage\":{\"" + JSON_HOSTILE + "\":-1,\"prompt_tokens\":\""
                                        + JSON_HOSTILE + "\"}}")
                        .found(""));
    }

    /** To be found by the check that reads the page. */
    private static Attack page(String where, String path, String type, String body) {
        return Attack.of("harm in " + where, connection -> {
                    while (connection.readRequest()) {
                        boolean asked = connection.lastRequest().startsWith("GET " + path);
                        connection.send(asked ? answer("200 OK", type, body) : eventStream(Answers.WHOLE));
                    }
                })
                .asked(plans -> plans.metrics(Demand.REQUIRED));
    }

    private static List<Attack> pages() {
        String name = HOSTILE.replaceAll("[\"\\\\\n{}]", "");
        return List.of(
                page(
                                "a metric's label",
                                "/metrics ",
                                "text/plain",
                                "# TYPE vllm:spend counter\nvllm:spend{key=\"" + name
                                        + "\"} NaN\nvllm:spend{key=\"b\"} -1\n")
                        .found("metrics"),
                page("a metric's name", "/metrics ", "text/plain", name + " 1\n# TYPE " + name + " counter\n")
                        .found("metrics"),
                page(
                                "a figure's name",
                                "/metrics ",
                                "application/json",
                                "{\"" + JSON_HOSTILE + "\":-1,\"active_streams\":-1}")
                        .found("metrics"),
                page(
                                "a tracker",
                                "/metrics/streaming ",
                                "text/" + HOSTILE,
                                "{\"active_streams\": 0, \"" + JSON_HOSTILE + "\": -1}")
                        .found(""));
    }
}
