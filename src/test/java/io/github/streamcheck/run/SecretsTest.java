package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that repeats the secrets of its requests everywhere; see also the project credentials-from-settings in src/it. */
@Timeout(60)
class SecretsTest {

    private static final String KEY = "canary-4711";
    private static final String HEADER = "canary-of-a-header";
    private static final String LONG_KEY = "kq7Zp41vXw9Tn3Rb8Yc6Md2Hs5Gf0Jt7Lu4Ke1Pa9Wi3Oz8Qx6Bv2Nm5Cr0Dy7S";

    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 Not with %s\r\nContent-Type: text/plain\r\nContent-Length: 2000\r\n\r\n%s",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/?key=%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/%s\r\nX-Echo: %s\r\n\r\n%s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: %s\n%s\nevent: %s\ndata: %s\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"error\": {\"message\": \"%s\"}}\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"id\": \"%s\", \"object\": \"%s\","
                        + " \"model\": \"%s\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"%s\", \"role\":"
                        + " \"%s\"}, \"finish_reason\": \"%s\"}]}\n\ndata: [DONE]\n\n"
            })
    void areNowhereToBeSeen(String answer) throws IOException {
        String told = KEY + " " + HEADER + " " + "x".repeat(180) + KEY;
        Echo echo = (request, text) ->
                request.startsWith("POST") || request.contains("/metrics") ? answer.replace("%s", text) : models(text);

        assertThat(shown(
                        new Exposure(folder),
                        echo,
                        told,
                        plans -> plans.key(KEY).secretHeader("api-key", HEADER)))
                .isNotEmpty()
                .noneMatch(text -> text.contains("canary"));
    }

    /** What a server answers to a request if it puts {@code told} wherever it can. */
    private interface Echo {
        String answer(String request, String told);
    }

    private static Arguments echo(String where, String rule, Echo echo) {
        return Arguments.of(Named.of(where, echo), rule);
    }

    static Stream<Arguments> echoes() {
        return Stream.of(
                echo("an id", "id-shared", (request, told) -> stream(chunk(told, "m", "hello"))),
                echo("a model", "object-type", (request, told) -> stream(chunk("1", told, "hello"))),
                echo("a text", "role-invalid", (request, told) -> stream(chunk("1", "m", told))),
                echo(
                        "a tool call",
                        "tool-call-shape",
                        (request, told) -> stream(
                                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
                                        + "\"id\":\"" + told + "\",\"function\":{\"name\":\"" + told
                                        + "\",\"arguments\":\"{" + told
                                        + "\"}}]},\"finish_reason\":\"tool_calls\"}]}")),
                echo(
                        "a typed event",
                        "event-name-differs",
                        (request, told) -> request.contains("/v1/responses")
                                ? stream("{\"type\":\"response.output_text.delta\",\"item_id\":\"" + told
                                        + "\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + told
                                        + "\",\"sequence_number\":1}")
                                : stream(chunk("1", "m", "hello"))),
                echo(
                        "an error event",
                        "error-event",
                        (request, told) ->
                                stream("{\"error\":{\"message\":\"" + told + "\",\"type\":\"" + told + "\"}}")),
                echo(
                        "lines",
                        "sse-line",
                        (request, told) ->
                                STREAM + ": " + told + "\n" + told + "\nevent: " + told + "\ndata: " + told + "\n\n"),
                echo(
                        "an error body",
                        "http-status",
                        (request, told) -> ScriptedServer.answer("500 no", "text/plain", told)),
                echo(
                        "headers",
                        "content-type",
                        (request, told) -> "HTTP/1.1 200 " + told + "\r\nServer: nginx " + told
                                + "\r\nContent-Type: text/" + told + "\r\nContent-Encoding: " + told
                                + "\r\nContent-Length: 2\r\n\r\n{}"),
                echo(
                        "a place to go",
                        "http-status",
                        (request, told) -> "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/?key=" + told
                                + "\r\nContent-Length: 0\r\n\r\n"),
                echo(
                        "plain answers",
                        "parity-differs",
                        (request, told) -> request.contains("\"stream\":true")
                                ? stream(chunk("1", "m", "a" + told))
                                : ScriptedServer.answer(
                                        "200 OK",
                                        "application/json",
                                        "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":"
                                                + "{\"role\":\"assistant\",\"content\":\"b" + told
                                                + "\"},\"finish_reason\":\"stop\"}]}")),
                echo(
                        "metrics",
                        "metrics-counter-falls",
                        (request, told) -> request.startsWith("GET /metrics ")
                                ? ScriptedServer.answer(
                                        "200 OK",
                                        "text/plain",
                                        "# TYPE vllm:spend counter\nvllm:spend{key=\"" + told + "\"} "
                                                + (1e18 - System.nanoTime()) + "\n")
                                : stream(chunk("1", "m", "hello"))),
                echo(
                        "pages",
                        "server-internals-shown",
                        (request, told) -> request.startsWith("GET")
                                ? ScriptedServer.answer(
                                        "500 no",
                                        "text/" + told,
                                        "java.lang.NullPointerException " + told + "\n\tat a.B.c(B.java:1)\n")
                                : stream(chunk("1", "m", "hello"))));
    }

    private static String models(String name) {
        return ScriptedServer.answer("200 OK", "application/json", "{\"data\": [{\"id\": \"" + name + "\"}]}");
    }

    private static String chunk(String id, String model, String told) {
        return "{\"id\":\"" + id + "\",\"object\":\"" + told + "\",\"model\":\"" + model
                + "\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"" + told + "\",\"content\":\"" + told
                + "\"},\"finish_reason\":\"" + told + "\"}]}";
    }

    private static String stream(String data) {
        return STREAM + "data: " + data + "\n\ndata: [DONE]\n\n";
    }

    /** Keys across all places where a text is cut, and so many that little is left of a text before it is cut. */
    private static List<String> tellings() {
        StringBuilder spread = new StringBuilder();
        for (int cut : new int[] {60, 200, 400, 1000, 2000, 4096}) {
            spread.append("x".repeat(cut - 40 - spread.length())).append(LONG_KEY);
        }
        return List.of(LONG_KEY.repeat(100), spread.toString());
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void areNotShownInPartEither(Echo echo, String rule) throws IOException {
        List<String> shown = new ArrayList<>();
        Exposure exposure = new Exposure(folder);
        for (String told : tellings()) {
            shown.addAll(shown(
                    exposure,
                    echo,
                    told,
                    plans -> plans.key(LONG_KEY)
                            .model("m")
                            .endpoints("chat", "completions", "responses")
                            .checking(1, true)
                            .rules(Profile.STRICT, Map.of("id-shared", Severity.WARNING))));
        }
        assertThat(exposure.found()).contains(rule);
        assertThat(shown.stream().flatMap(SecretsTest::partsIn).distinct()).isEmpty();
    }

    private static List<String> shown(Exposure exposure, Echo echo, String told, UnaryOperator<Plans> how)
            throws IOException {
        return exposure.shown(request -> echo.answer(request, told), uri -> how.apply(Plans.against(uri)));
    }

    private static Stream<String> partsIn(String text) {
        return IntStream.rangeClosed(0, LONG_KEY.length() - 8)
                .mapToObj(from -> LONG_KEY.substring(from, from + 8))
                .filter(text::contains);
    }
}
