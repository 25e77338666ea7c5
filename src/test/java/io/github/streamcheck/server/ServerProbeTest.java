package io.github.streamcheck.server;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.Plans;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServerProbeTest {

    private static final String TRACKER = """
            {"total_streams": 5, "active_streams": 0, "completed_streams": 4, "failed_streams": 1,
             "ttft": {"avg": 51.5, "p50": 50.0}, "success_rate": 0.8}""";
    private static final String GENERAL = """
            {"requests": {}, "streaming_stats": {"active_streams": 0, "completed_streams": 0, "ttft": {}}}""";
    private static final String PROMETHEUS = """
            # HELP engine_requests_total Requests.
            # TYPE engine_requests_total counter
            engine_requests_total{model="m"} 7
            engine_up 1
            """;

    private static <T> T ask(ScriptedServer server, Function<ServerProbe, T> question) {
        Plan plan = Plans.against(server.uri()).plan();
        try (HttpTransport transport =
                new HttpTransport(plan.target(), 1, plan.limits().connect())) {
            return question.apply(new ServerProbe(transport, Duration.ofSeconds(5), text -> text));
        }
    }

    private static <T> T asked(String answer, Function<ServerProbe, T> question) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            return ask(server, question);
        }
    }

    private static ServerCheck metrics(String answer, Demand demand) throws IOException {
        return asked(answer, probe -> probe.metrics("metrics", "/metrics", demand, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, OK",
        "204 No Content, OK",
        "404 Not Found, NOTE",
        "401 Unauthorized, NOTE",
        "503 Service Unavailable, VIOLATION",
        "500 Oops, VIOLATION"
    })
    void healthIsToldByItsStatus(String status, Status expected) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
        assertThat(asked(answer, probe -> probe.health("/health")).status()).isEqualTo(expected);
    }

    @Test
    void aServerThatNeverSaysHowItIsIsNotWell() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.awaitClose(closed);
        })) {
            Plan plan = Plans.against(server.uri()).plan();
            try (HttpTransport transport =
                    new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                ServerCheck check = new ServerProbe(transport, Duration.ofMillis(200), text -> text).health("/health");
                assertThat(check.status()).isEqualTo(Status.VIOLATION);
                assertThat(check.message()).isEqualTo("/health: no answer within 200 ms");
            }
        }
    }

    @Test
    void theFirstModelIsTheOneToAskFor() throws IOException {
        String models = answer("200 OK", "application/json", "{\"data\": [{\"id\": \"first\"}, {\"id\": \"second\"}]}");
        assertThat(asked(models, ServerProbe::firstModel).model()).contains("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": []}", "{}", "[]", "hello", "{\"data\": [{\"id\": null}]}"})
    void withoutAModelTheReasonIsTold(String body) throws IOException {
        ServerProbe.ModelAnswer answer = asked(answer("200 OK", "application/json", body), ServerProbe::firstModel);

        assertThat(answer.model()).isEmpty();
        assertThat(answer.unreachable()).isFalse();
        assertThat(answer.reason()).startsWith("/v1/models");
    }

    @Test
    void trackerFiguresAreReadAndHeldAgainstWhatWasSeen() throws IOException {
        ServerCheck check = metrics(answer("200 OK", "application/json", TRACKER), Demand.AUTO);

        assertThat(check.status()).isEqualTo(Status.OK);
        assertThat(check.message()).isEqualTo("/metrics (fakeai): counts 4 completed streams");
        assertThat(check.reading()).hasValueSatisfying(reading -> {
            assertThat(reading.consistent()).isTrue();
            assertThat(reading.values()).containsEntry("ttft.p50", 50.0).containsEntry("failed_streams", 1.0);
        });
    }

    @ParameterizedTest
    @CsvSource({"AUTO, WARNING", "REQUIRED, VIOLATION"})
    void aServerThatCountsFewerStreamsThanWereSeenIsCaught(Demand demand, Status expected) throws IOException {
        ServerCheck check = metrics(answer("200 OK", "application/json", GENERAL), demand);

        assertThat(check.status()).isEqualTo(expected);
        assertThat(check.message()).endsWith("counts 0 completed streams, though 3 were seen to complete");
        assertThat(check.reading().orElseThrow().consistent()).isFalse();
    }

    @Test
    void negativeFiguresAreCaught() throws IOException {
        String body = TRACKER.replace("\"active_streams\": 0", "\"active_streams\": -1");
        assertThat(metrics(answer("200 OK", "application/json", body), Demand.AUTO)
                        .message())
                .endsWith("active_streams is -1.0");
    }

    @Test
    void theTextFormatIsKnownByItsSamples() throws IOException {
        ServerCheck check = metrics(answer("200 OK", "text/plain; version=0.0.4", PROMETHEUS), Demand.REQUIRED);

        assertThat(check.status()).isEqualTo(Status.OK);
        assertThat(check.reading().orElseThrow().dialect()).isEqualTo("prometheus");
        assertThat(check.reading().orElseThrow().values()).containsEntry("samples", 2.0);
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, text/plain, , NOTE, VIOLATION",
        "405 Method Not Allowed, text/plain, , NOTE, VIOLATION",
        "500 Oops, text/plain, boom, WARNING, VIOLATION",
        "200 OK, text/html, <html></html>, WARNING, VIOLATION",
        "200 OK, text/plain, hello, WARNING, VIOLATION",
        "200 OK, application/json, {}, WARNING, VIOLATION"
    })
    void absentIsANoteAndBrokenIsAFindingUnlessRequired(
            String status, String type, String body, Status auto, Status required) throws IOException {
        String answer = answer(status, type, body == null ? "" : body);

        assertThat(metrics(answer, Demand.AUTO).status()).isEqualTo(auto);
        assertThat(metrics(answer, Demand.REQUIRED).status()).isEqualTo(required);
    }

    @Test
    void innardsInAnErrorPageAreTold() throws IOException {
        String page = answer("500 Oops", "text/plain", "Traceback (most recent call last):\n  File \"a.py\", line 1");
        assertThat(metrics(page, Demand.AUTO).message()).endsWith("HTTP 500, and shows the server's internals");
    }
}
