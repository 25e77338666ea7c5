package io.github.streamcheck.server;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.PlainAnswer;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServerProbeTest {

    private static <T> T ask(ScriptedServer server, Function<ServerProbe, T> question) {
        Plan plan = Plans.against(server.uri()).plan();
        try (HttpTransport transport =
                new HttpTransport(plan.target(), 1, plan.limits().connect())) {
            return question.apply(new ServerProbe(transport, Duration.ofSeconds(5), List.of()));
        }
    }

    private static <T> T asked(String answer, Function<ServerProbe, T> question) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            return ask(server, question);
        }
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
        assertThat(asked(
                                answer,
                                probe -> probe.health("health", "/health", Status.NOTE)
                                        .join())
                        .status())
                .isEqualTo(expected);
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
                ServerCheck check = new ServerProbe(transport, Duration.ofMillis(200), List.of())
                        .health("health", "/health", Status.NOTE)
                        .join();
                assertThat(check.status()).isEqualTo(Status.VIOLATION);
                assertThat(check.message()).isEqualTo("GET " + server.uri() + "/health: no answer within 200 ms");
            }
        }
    }

    @Test
    void theFirstModelIsTheOneToAskFor() throws IOException {
        String models = answer("200 OK", "application/json", "{\"data\": [{\"id\": \"first\"}, {\"id\": \"second\"}]}");
        assertThat(asked(models, ServerProbe::firstModel).model()).contains("first");
    }

    @Test
    void aNameThatIsTooLongIsNoModel() throws IOException {
        String models = "{\"data\": [{\"id\": \"%s\"}]}";
        String longest = "m".repeat(1000);

        assertThat(asked(answer("200 OK", "application/json", models.formatted(longest)), ServerProbe::firstModel)
                        .model())
                .contains(longest);
        ModelAnswer refused =
                asked(answer("200 OK", "application/json", models.formatted(longest + "m")), ServerProbe::firstModel);
        assertThat(refused.model()).isEmpty();
        assertThat(refused.reason()).endsWith("longer than 1000 characters");
    }

    @Test
    void aNameThatNoRequestCanHoldIsNoModel() throws IOException {
        ModelAnswer refused = asked(
                answer("200 OK", "application/json", "{\"data\": [{\"id\": \"m\\ud800\"}]}"), ServerProbe::firstModel);

        assertThat(refused.model()).isEmpty();
        assertThat(refused.reason()).endsWith("half a surrogate pair");
    }

    @Test
    void ofALongListTheBeginningIsEnough() throws IOException {
        String models =
                "{\"object\": \"list\", \"data\": [" + "{\"object\": \"model\", \"id\": \"m\"}, ".repeat(100_000);

        assertThat(asked(answer("200 OK", "application/json", models + "{}]}"), ServerProbe::firstModel)
                        .model())
                .contains("m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": []}",
                "{}",
                "[]",
                "hello",
                "{\"data\": [{\"id\": null}]}",
                "{\"data\": [{\"id\": \" \"}]}",
                "{\"data\": [{\"id\": {\"id\": \"m\"}}]}",
                "{\"data\": {\"id\": \"m\"}}"
            })
    void withoutAModelTheReasonIsTold(String body) throws IOException {
        ModelAnswer answer = asked(answer("200 OK", "application/json", body), ServerProbe::firstModel);

        assertThat(answer.model()).isEmpty();
        assertThat(answer.kind()).isEqualTo(ModelAnswer.Kind.NONE);
        assertThat(answer.reason()).startsWith("/v1/models");
    }

    @Test
    void anOddAnswerIsRememberedOnce() throws IOException {
        AnswerFact odd = new AnswerFact() {
            @Override
            public String id() {
                return "framingFault";
            }

            @Override
            public String summary() {
                return "";
            }

            @Override
            public String explanation() {
                return "";
            }

            @Override
            public Optional<String> check(PlainAnswer answer) {
                return Optional.of("is odd");
            }
        };
        try (ScriptedServer server = ScriptedServer.answering(answer("200 OK", "text/plain", ""))) {
            Plan plan = Plans.against(server.uri()).plan();
            try (HttpTransport transport =
                    new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                ServerProbe probe = new ServerProbe(transport, Duration.ofSeconds(5), List.of(odd));
                probe.page("/metrics").join();
                probe.page("/metrics").join();
                probe.firstModel();

                assertThat(probe.oddities())
                        .containsExactly(
                                new ServerProbe.AnswerProblem(odd, "/metrics", "is odd"),
                                new ServerProbe.AnswerProblem(odd, "/v1/models", "is odd"));
            }
        }
    }
}
