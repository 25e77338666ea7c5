package io.github.streamcheck.attacks;

import static io.github.streamcheck.attacks.Answers.ABSENT;
import static io.github.streamcheck.attacks.Answers.WHOLE;
import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;

import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.ScriptedServer.Script;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Servers whose streams are without a flaw, and whose other pages are not. */
final class PageAttacks {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";

    private PageAttacks() {}

    static List<Attack> all() {
        return Stream.of(health(), metrics(), tracker(), models())
                .flatMap(List::stream)
                .toList();
    }

    /** A server that streams well, plays {@code script} where {@code path} is asked for, and has nothing else. */
    private static Attack page(String name, String path, Script script) {
        return Attack.of(name, connection -> {
            while (connection.readRequest()) {
                String request = connection.lastRequest();
                if (request.startsWith("POST")) {
                    connection.send(eventStream(WHOLE));
                } else if (request.startsWith("GET " + path + " ")) {
                    script.play(connection);
                } else {
                    connection.send(ABSENT);
                }
            }
        });
    }

    private static Attack health(String name, Script script) {
        return page(name, "/health", script);
    }

    private static List<Attack> health() {
        return List.of(
                health("a health without an end", connection -> {
                            connection.send(OK);
                            connection.sendWithoutEnd("fine ");
                        })
                        .found("health"),
                health("a health that is silent", Http1Attacks::awaitClose).found("health"),
                health("a health that shuts the door", ScriptedServer.Connection::reset)
                        .found("health"),
                health("a health byte by byte", connection -> {
                            connection.send(OK);
                            Http1Attacks.drip(connection, "a");
                        })
                        .found("health"),
                health(
                                "a health behind itself",
                                connection -> connection.send(
                                        "HTTP/1.1 302 Found\r\nLocation: /health\r\nContent-Length: 0\r\n\r\n"))
                        .found("health", "302"),
                health("a health of garbage", connection -> {
                            connection.send("\0\0\0\0\r\n\r\n");
                            Http1Attacks.awaitClose(connection);
                        })
                        .found("health"),
                health("a health that is a bomb", connection -> {
                            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                            connection.sendLatin1(Answers.gzip("\n".repeat(32 << 20)));
                            Http1Attacks.awaitClose(connection);
                        })
                        .found("", ""));
    }

    private static Attack metrics(String name, Script script) {
        return page(name, "/metrics", script).asked(plans -> plans.metrics(Demand.REQUIRED));
    }

    private static Attack metrics(String name, String page) {
        return metrics(name, connection -> connection.send(answer("200 OK", "text/plain", page)));
    }

    private static String numbered(int count, String line) {
        return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
    }

    private static List<Attack> metrics() {
        return List.of(
                metrics("metrics without an end", connection -> {
                            connection.send(OK);
                            connection.sendWithoutEnd("a_total 1\n");
                        })
                        .found("metrics"),
                metrics("a metric's line without an end", connection -> {
                            connection.send(OK);
                            connection.sendWithoutEnd("a");
                        })
                        .found("metrics"),
                metrics("200,000 families", numbered(200_000, "f%d_total 1\n")).found(""),
                metrics(
                                "5,000 series of one family",
                                "# TYPE vllm:a counter\n" + numbered(5_000, "vllm:a{l=\"%d\"} 1\n"))
                        .found(""),
                metrics("numbers that are none", """
                                # TYPE vllm:a counter
                                vllm:a NaN
                                vllm:b +Inf
                                vllm:c -Inf
                                vllm:d 1e999
                                vllm:request_success_total NaN
                                vllm:generation_tokens_total +Inf
                                """).found(""),
                metrics("a family twice", """
                                # TYPE vllm:request_success counter
                                vllm:request_success_total 1
                                # TYPE vllm:request_success counter
                                vllm:request_success_total 1
                                # TYPE vllm:request_success gauge
                                vllm:request_success_total -5
                                """).found(""),
                metrics("a histogram that falls", """
                                # TYPE vllm:time_to_first_token_seconds histogram
                                vllm:time_to_first_token_seconds_bucket{le="1"} 5
                                vllm:time_to_first_token_seconds_bucket{le="+Inf"} 1
                                vllm:time_to_first_token_seconds_count -1
                                vllm:time_to_first_token_seconds_sum NaN
                                """).found(""),
                metrics("labels that end nowhere", "a{b=\"".repeat(5_000)).found("metrics"),
                metrics("a label of 500 KB", "vllm:a{l=\"" + "x".repeat(500_000) + "\"} 1\n")
                        .found(""),
                metrics("metrics that are a page", "<html><h1>hi</h1></html>").found("metrics"),
                metrics("metrics of 10,000 levels", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))
                        .found("metrics"),
                metrics("metrics of 100,000 members", "{" + numbered(100_000, "\"m%d\":1,") + "\"z\":1}")
                        .found(""));
    }

    private static Attack tracker(String name, String body) {
        return page(
                        name,
                        "/metrics/streaming",
                        connection -> connection.send(answer("200 OK", "application/json", body)))
                .asked(plans -> plans.metrics(Demand.REQUIRED));
    }

    private static List<Attack> tracker() {
        return List.of(
                tracker("a tracker of 10,000 levels", "[".repeat(10_000) + "]".repeat(10_000))
                        .found("tracker"),
                tracker("a tracker that counts to 1e308", "{\"completed_streams\":1e308,\"active_streams\":-1e308}")
                        .found(""),
                tracker("a tracker that counts to 10,000 digits", "{\"completed_streams\":" + "9".repeat(10_000) + "}")
                        .found(""),
                tracker("a tracker that is null", "null").found("tracker"));
    }

    /** The model is the first of the list. */
    private static Attack models(String name, String body) {
        return models(name, connection -> connection.send(answer("200 OK", "application/json", body)));
    }

    private static Attack models(String name, Script script) {
        return page(name, "/v1/models", script).asked(PageAttacks::askedForNoModel);
    }

    private static Plans askedForNoModel(Plans plans) {
        return plans.anyModel();
    }

    private static String named(String name) {
        return "{\"data\":[{\"id\":\"" + name + "\"}]}";
    }

    private static List<Attack> models() {
        return List.of(
                models("a model of 900,000 characters", named("x".repeat(900_000)))
                        .found("model"),
                models("a model of 999 characters", named("x".repeat(999))).passes(),
                models("a model of control characters", named("\\u0000\\u001b[2J\\n::error::x"))
                        .passes(),
                models("a model of half a pair", named("m\\ud83d")).found("model", "half a surrogate pair"),
                models("a model that is markup", named(Shown.JSON_HOSTILE.replace("\\ud83d", "")))
                        .passes(),
                models("a model that is a number", "{\"data\":[{\"id\":7}]}").found("model"),
                models("100,000 models", "{\"data\":[" + numbered(100_000, "{\"id\":\"m%d\"},") + "{}]}")
                        .passes(),
                models("20,000 models", "{\"data\":[" + numbered(20_000, "{\"id\":\"m%d\"},") + "{}]}")
                        .passes(),
                models("models without an end", connection -> {
                            connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[");
                            connection.sendWithoutEnd(" ");
                        })
                        .found("no model is known")
                        .passes(),
                models("no models", "{\"data\":[]}").found("model"),
                models("models of 10,000 levels", "[".repeat(10_000) + "]".repeat(10_000))
                        .found("model"),
                models("models that are a page", "<html></html>").found("model"));
    }
}
