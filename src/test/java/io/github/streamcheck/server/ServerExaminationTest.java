package io.github.streamcheck.server;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.server.ServerCheck.Status;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a server's pages, over real sockets. */
@Timeout(60)
class ServerExaminationTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private static ClientObservations seen(int succeeded) {
        return new ClientObservations(
                succeeded,
                succeeded,
                succeeded,
                32L * succeeded,
                true,
                new EndpointFigures(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Map.of(), Map.of()),
                0);
    }

    private static String vllm(int streams, int running) {
        return answer(
                "200 OK",
                "text/plain; version=0.0.4",
                "# TYPE vllm:request_success_total counter\nvllm:request_success_total{finished_reason=\"stop\"} "
                        + streams + "\nvllm:num_requests_running " + running + "\n");
    }

    /** Answers {@code /metrics} by the number of the question, from 0; has no tracker, and is well. */
    private static ScriptedServer server(IntFunction<String> metrics) {
        AtomicInteger asked = new AtomicInteger();
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                String request = connection.lastRequest();
                connection.send(
                        request.startsWith("GET /metrics ")
                                ? metrics.apply(asked.getAndIncrement())
                                : request.startsWith("GET /health ")
                                        ? answer("200 OK", "text/plain", "")
                                        : answer("404 Not Found", "text/plain", ""));
            }
        });
    }

    private static List<ServerCheck> exam(
            ScriptedServer server, UnaryOperator<Plans> how, ClientObservations seen, Duration settling)
            throws InterruptedException {
        Plan plan = how.apply(Plans.against(server.uri())).plan();
        ActiveRules rules = new ActiveRules(plan.rules(), Rule.all());
        try (HttpTransport transport =
                new HttpTransport(plan.target(), 1, plan.limits().connect())) {
            ServerProbe probe = new ServerProbe(transport, Duration.ofSeconds(5), rules.all(AnswerFact.class));
            ServerExamination exam = new ServerExamination(probe, plan, rules, settling, () -> false);
            exam.health();
            exam.before();
            exam.duringLoad();
            return exam.after(seen);
        }
    }

    private static ServerCheck check(List<ServerCheck> checks, String id) {
        return checks.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void theDifferenceOfTwoPagesIsHeldAgainstWhatWasSeen() throws Exception {
        try (ScriptedServer server = server(number -> vllm(number == 0 ? 7 : 17, 0))) {
            List<ServerCheck> checks = exam(server, plans -> plans, seen(10), AT_ONCE);

            assertThat(checks)
                    .extracting(ServerCheck::id)
                    .containsExactly(
                            "health-under-load",
                            "health-after",
                            "tracker",
                            "metrics",
                            "metrics-streams-leaked",
                            "metrics-streams-miscounted");
            assertThat(checks).noneMatch(each -> each.status().isBad());
            assertThat(check(checks, "metrics").reading().orElseThrow().consistent())
                    .isTrue();
            assertThat(check(checks, "metrics").reading().orElseThrow().dialect())
                    .isEqualTo("vllm");
        }
    }

    @ParameterizedTest
    @CsvSource({"AUTO, WARNING", "REQUIRED, VIOLATION"})
    void aLieWeighsAsMuchAsThePageIsWanted(Demand demand, Status expected) throws Exception {
        try (ScriptedServer server = server(number -> vllm(number == 0 ? 7 : 16, 0))) {
            List<ServerCheck> checks = exam(server, plans -> plans.metrics(demand), seen(10), AT_ONCE);
            ServerCheck check = check(checks, "metrics-streams-miscounted");

            assertThat(check.status()).isEqualTo(expected);
            assertThat(check.message())
                    .isEqualTo("/metrics counts 9 completed streams, but this client saw 10 of 10 succeed");
            assertThat(check(checks, "metrics").reading().orElseThrow().consistent())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"ERROR, AUTO, VIOLATION", "WARNING, REQUIRED, WARNING"})
    void unlessTheUserSaysOtherwise(Severity said, Demand demand, Status expected) throws Exception {
        try (ScriptedServer server = server(number -> vllm(number == 0 ? 7 : 16, 0))) {
            List<ServerCheck> checks = exam(
                    server,
                    plans -> plans.metrics(demand).rules(Profile.OPENAI, Map.of("metrics-streams-miscounted", said)),
                    seen(10),
                    AT_ONCE);

            assertThat(check(checks, "metrics-streams-miscounted").status()).isEqualTo(expected);
        }
    }

    @Test
    void aFactThatIsOffIsNotAsked() throws Exception {
        try (ScriptedServer server = server(number -> vllm(number == 0 ? 7 : 16, 0))) {
            assertThat(exam(
                            server,
                            plans -> plans.rules(Profile.OPENAI, Map.of("metrics-streams-miscounted", Severity.OFF)),
                            seen(10),
                            AT_ONCE))
                    .noneMatch(check -> check.id().equals("metrics-streams-miscounted"));
        }
    }

    @Test
    void aServerMayTakeItsTimeToCount() throws Exception {
        try (ScriptedServer server = server(number -> vllm(number < 3 ? 7 : 17, number < 4 ? 1 : 0))) {
            assertThat(exam(server, plans -> plans, seen(10), Duration.ofMinutes(1)))
                    .noneMatch(check -> check.status().isBad());
        }
    }

    /** A stream of the warm-up that is counted late would be one too many. */
    @Test
    void onAnExclusiveServerTheStreamsBeforeHaveToBeOver() throws Exception {
        try (ScriptedServer server = server(number -> number == 0 ? vllm(6, 1) : vllm(number == 1 ? 7 : 17, 0))) {
            assertThat(exam(server, Plans::exclusive, seen(10), Duration.ofMinutes(1)))
                    .noneMatch(check -> check.status().isBad());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, text/plain, , NOTE, VIOLATION",
        "405 Method Not Allowed, text/plain, , NOTE, VIOLATION",
        "501 Not Implemented, text/plain, , NOTE, VIOLATION",
        "500 Oops, text/plain, boom, WARNING, VIOLATION",
        "307 Temporary Redirect, text/plain, , WARNING, VIOLATION",
        "200 OK, text/html, <html></html>, WARNING, VIOLATION",
        "200 OK, text/plain, hello, WARNING, VIOLATION",
        "200 OK, application/json, {}, WARNING, VIOLATION"
    })
    void absentIsANoteAndBrokenIsAFindingUnlessRequired(
            String status, String type, String body, Status auto, Status required) throws Exception {
        try (ScriptedServer server = server(number -> answer(status, type, body == null ? "" : body))) {
            assertThat(check(exam(server, plans -> plans, seen(1), AT_ONCE), "metrics")
                            .status())
                    .isEqualTo(auto);
            assertThat(check(exam(server, plans -> plans.metrics(Demand.REQUIRED), seen(1), AT_ONCE), "metrics")
                            .status())
                    .isEqualTo(required);
        }
    }

    /** The half of a page that is not read would seem not to have been counted. */
    @Test
    void ofAPageThatIsTooLongNothingIsCompared() throws Exception {
        String page = answer("200 OK", "text/plain", "vllm:num_requests_running 0\n" + "# \n".repeat(1 << 19));
        try (ScriptedServer server = server(number -> page)) {
            List<ServerCheck> checks = exam(server, plans -> plans, seen(1), AT_ONCE);

            assertThat(check(checks, "metrics").message())
                    .isEqualTo("/metrics is longer than 1 MiB, so it is not compared");
            assertThat(check(checks, "metrics").status()).isEqualTo(Status.WARNING);
            assertThat(checks).allMatch(check -> check.comparisons().isEmpty());
        }
    }

    @Test
    void innardsOnAPageAreTold() throws Exception {
        String page = "Traceback (most recent call last):\n  File \"a.py\", line 1";
        try (ScriptedServer server = server(number -> answer("500 Oops", "text/plain", page))) {
            List<ServerCheck> checks = exam(server, plans -> plans, seen(1), AT_ONCE);

            assertThat(check(checks, "server-internals-shown").message())
                    .isEqualTo("/metrics shows the server's internals (HTTP 500)");
            assertThat(check(checks, "server-internals-shown").status()).isEqualTo(Status.WARNING);
        }
    }

    @Test
    void aPageThatNeverComesIsTold() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.awaitClose(closed);
        })) {
            Plan plan = Plans.against(server.uri()).withoutHealth().plan();
            ActiveRules rules = new ActiveRules(plan.rules(), Rule.all());
            try (HttpTransport transport =
                    new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                ServerProbe probe = new ServerProbe(transport, Duration.ofMillis(100), List.of());
                ServerExamination exam = new ServerExamination(probe, plan, rules, Duration.ofMinutes(1), () -> false);
                exam.before();
                List<ServerCheck> checks = exam.after(seen(1));

                assertThat(check(checks, "metrics").status()).isEqualTo(Status.WARNING);
                assertThat(check(checks, "metrics").message()).endsWith("/metrics: no answer within 100 ms");
            }
        }
    }

    @Test
    void ofAServerWithoutHealthItIsNotAskedAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer("404 Not Found", "text/plain", ""))) {
            assertThat(exam(server, plans -> plans, seen(1), AT_ONCE))
                    .extracting(ServerCheck::id)
                    .containsExactly("tracker", "metrics");
        }
    }

    /** One reason is enough. */
    @Test
    void aServerThatIsUnwellFromTheStartIsToldOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer("503 Busy", "text/plain", ""))) {
            assertThat(exam(server, plans -> plans.metrics(Demand.OFF), seen(1), AT_ONCE))
                    .isEmpty();
        }
    }

    @Test
    void aServerThatIsUnwellUnderLoadIsCaught() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                boolean well = connection.lastRequest().startsWith("GET /health ") && asked.getAndIncrement() != 1;
                connection.send(answer(well ? "200 OK" : "503 Busy", "text/plain", ""));
            }
        })) {
            List<ServerCheck> checks = exam(server, plans -> plans.metrics(Demand.OFF), seen(1), AT_ONCE);

            assertThat(checks)
                    .extracting(ServerCheck::id, ServerCheck::status)
                    .contains(tuple("health-under-load", Status.VIOLATION), tuple("health-after", Status.OK));
        }
    }

    @Test
    void aServerThatStartsAgainMeanwhileIsCaught() throws Exception {
        try (ScriptedServer server = server(number -> vllm(number == 0 ? 700 : 10, 0))) {
            List<ServerCheck> checks = exam(server, plans -> plans, seen(10), AT_ONCE);

            assertThat(checks)
                    .filteredOn(check -> check.status().isBad())
                    .extracting(ServerCheck::id)
                    .containsExactly("metrics-counter-falls");
        }
    }

    @Test
    void secretsInTheServersWordsAreTakenOut() throws Exception {
        try (ScriptedServer server = server(number -> answer(
                "200 OK",
                "text/plain",
                "# TYPE vllm:spend counter\nvllm:spend{key=\"hunter2\"} " + (number == 0 ? 2 : 1) + "\n"))) {
            Plan plan = Plans.against(server.uri()).withoutHealth().plan();
            ActiveRules rules = new ActiveRules(plan.rules(), Rule.all());
            try (HttpTransport transport =
                    new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                ServerProbe probe = new ServerProbe(transport, Duration.ofSeconds(5), List.of());
                ServerExamination exam = new ServerExamination(probe, plan, rules, AT_ONCE, () -> false);
                exam.before();
                Sanitizer sanitizer = new Sanitizer(Redactors.of("hunter2"));
                List<ServerCheck> checks = exam.after(seen(1)).stream()
                        .map(check -> check.sanitized(sanitizer))
                        .toList();

                assertThat(check(checks, "metrics-counter-falls").message()).contains("key=\"***\"");
                assertThat(checks.toString()).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void whatIsNotAskedForIsNotThere() throws Exception {
        try (ScriptedServer server = server(number -> vllm(number, 0))) {
            assertThat(exam(server, plans -> plans.metrics(Demand.OFF).withoutHealth(), seen(1), AT_ONCE))
                    .isEmpty();
        }
    }

    @Test
    void theReadingOfAnUnknownPageIsAbsent() throws Exception {
        try (ScriptedServer server = server(number -> answer("404 Not Found", "text/plain", ""))) {
            assertThat(check(exam(server, plans -> plans, seen(1), AT_ONCE), "metrics")
                            .reading())
                    .isEqualTo(Optional.empty());
        }
    }

    /** What the published versions of the first server that was ever asked do: no tracker, and figures that nobody feeds. */
    @Test
    void aServerWhoseFiguresStayAtZeroIsCaughtThoughItsTrackerIsAbsent() throws Exception {
        String idle = answer("200 OK", "application/json", Pages.recorded("fakeai-idle"));
        try (ScriptedServer server = server(number -> idle)) {
            List<ServerCheck> checks = exam(server, plans -> plans, seen(10), AT_ONCE);

            assertThat(check(checks, "tracker").status()).isEqualTo(Status.NOTE);
            assertThat(check(checks, "tracker").message()).isEqualTo("/metrics/streaming is absent (HTTP 404)");
            assertThat(checks)
                    .filteredOn(check -> check.status().isBad())
                    .extracting(ServerCheck::id, ServerCheck::message)
                    .containsExactly(
                            tuple("metrics-count-nothing", "/metrics counts no completed streams, but 10 were seen"));
        }
    }
}
