package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole flow, over real sockets, against the simulator and worse. */
@Timeout(60)
class StreamcheckTest {

    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(5))
            .withItl(Duration.ZERO)
            .withTokens(6);

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private Streamcheck streamcheck(Plan plan) {
        return Runs.of(plan, log::add);
    }

    private RunResult run(SimulatorSettings settings, java.util.function.UnaryOperator<Plans> change)
            throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            return streamcheck(change.apply(Plans.against(simulator.baseUri())).plan())
                    .run();
        }
    }

    private static Set<String> rules(RunResult report) {
        return new TreeSet<>(
                report.figures().findings().stream().map(FindingGroup::rule).toList());
    }

    private static List<String> violations(RunResult report) {
        return report.verdict().violations().stream().map(Violation::id).toList();
    }

    /** All but what a busy machine makes of the times. */
    private static List<String> warnings(RunResult report) {
        return report.verdict().warnings().stream()
                .filter(warning -> !warning.id().equals("spoiled"))
                .map(Reason::text)
                .toList();
    }

    @Test
    void aServerThatStreamsAsItShouldPasses() throws IOException {
        RunResult report = run(QUICK, plans -> plans.load(6, 2, 2).metrics(Demand.REQUIRED));

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(warnings(report)).isEmpty();
        RunFigures figures = report.figures();
        assertThat(figures.endpoints()).containsOnlyKeys("chat", "completions", "messages", "responses", "realtime");
        assertThat(figures.total().streams())
                .as("three smoke streams of each of four endpoints, one over a WebSocket, and six measured ones")
                .isEqualTo(19);
        assertThat(figures.total().measured()).isEqualTo(6);
        assertThat(figures.total().tokens()).isEqualTo(36);
        assertThat(figures.total().countedByServer()).isEqualTo(6);
        assertThat(figures.total().distribution(Metric.ITL))
                .hasValueSatisfying(gaps -> assertThat(gaps.count()).isEqualTo(30));
        assertThat(report.model()).contains("streamcheck-simulator");
        assertThat(report.partial()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FAKEAI, completed streams;generated tokens;active streams;ttft",
        "VLLM, completed streams;generated tokens;active streams;ttft",
        "SGLANG, completed streams;generated tokens;ttft",
        "LLAMACPP, generated tokens;active streams",
        "TGI, completed streams;generated tokens;active streams",
        "TRTLLM, completed streams;generated tokens;active streams;ttft",
        "TRITON, completed streams;active streams;ttft",
        "LITELLM, completed streams;generated tokens;ttft",
        "OPENTELEMETRY, completed streams;ttft"
    })
    void theServersWordIsHeldAgainstWhatWasSeen(MetricsStyle dialect, String compared) throws IOException {
        RunResult report =
                run(QUICK.withDialect(dialect), plans -> plans.load(6, 2, 2).exclusive());

        assertThat(warnings(report)).isEmpty();
        assertThat(report.server())
                .filteredOn(check -> check.id().equals("metrics"))
                .singleElement()
                .satisfies(check ->
                        assertThat(check.reading().orElseThrow().dialect()).isEqualTo(dialect.word()));
        assertThat(report.server().stream().flatMap(check -> check.comparisons().stream()))
                .allMatch(MetricsComparison::isAgreed)
                .extracting(MetricsComparison::what)
                .containsOnly(compared.split(";", -1));
    }

    @Test
    void healthIsAskedForBeforeAmidAndAfterTheStreams() throws IOException {
        assertThat(run(QUICK, plans -> plans).server())
                .extracting(ServerCheck::id)
                .contains("health", "health-under-load", "health-after");
    }

    /** Whatever becomes of the questions beside them. */
    @Test
    void metricsThatNeverComeCostTheStreamsNothing() throws IOException {
        String stream =
                ScriptedServer.eventStream("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"a\"},"
                        + "\"finish_reason\":\"stop\"}]}\n\ndata: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,"
                        + "\"total_tokens\":2}}\n\ndata: [DONE]\n\n");
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                if (!connection.lastRequest().startsWith("GET /metrics")) {
                    connection.send(stream);
                }
            }
        })) {
            RunResult report = streamcheck(Plans.against(server.uri())
                            .model("m")
                            .endpoints("chat")
                            .limited(Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(60))
                            .plan())
                    .run();

            assertThat(violations(report)).isEmpty();
            assertThat(report.partial()).isEmpty();
            assertThat(report.figures().total().measured()).isEqualTo(4);
            assertThat(report.server())
                    .filteredOn(check -> check.status().isBad())
                    .extracting(ServerCheck::message)
                    .containsExactly(
                            "GET " + server.uri() + "/metrics/streaming: no answer within 300 ms",
                            "GET " + server.uri() + "/metrics: no answer within 300 ms");
        }
    }

    @Test
    void whatIsMeasuredIsNotBelowWhatTheServerTook() throws IOException {
        RunResult report = run(QUICK.withTtft(Duration.ofMillis(40)), plans -> plans);

        assertThat(report.figures()
                        .total()
                        .distribution(Metric.TTFT)
                        .orElseThrow()
                        .min())
                .isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({
        "done-missing, done-missing",
        "finish-missing, finish-missing",
        "body-truncated, body-truncated",
        "no-events, no-events",
        "no-token-delta, no-token-delta",
        "event-undecodable, event-undecodable",
        "error-event, error-event",
        "deltas-exceed-usage, deltas-exceed-usage",
        "http-status, http-status",
        "content-type, content-type",
        "connection-reset, body-truncated",
        "data-after-done, data-after-done",
    })
    void eachFaultIsFoundByItsRuleAndNoOther(String fault, String rule) throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId(fault).orElseThrow()),
                plans -> plans.endpoints("chat", "completions").load(2, 1, 0));

        assertThat(rules(report)).containsExactly(rule);
        assertThat(report.verdict().isPass()).isFalse();
        assertThat(report.figures().total().succeeded()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage-missing", "done-duplicate"})
    void whatOnlyACarefulEngineerWantsToKnowIsAWarning(String fault) throws IOException {
        RunResult report = run(QUICK.withFault(Fault.byId(fault).orElseThrow()), plans -> plans.load(2, 1, 0));

        assertThat(rules(report)).containsExactly(fault);
        assertThat(report.verdict().isPass()).isTrue();
    }

    @Test
    void aTracebackInAnErrorIsAnErrorAndALeak() throws IOException {
        RunResult report =
                run(QUICK.withFault(Fault.byId("internal-error-text").orElseThrow()), plans -> plans.load(2, 1, 0));

        assertThat(rules(report)).containsExactly("error-event", "internal-error-text");
    }

    @Test
    void silenceEndsAtTheIdleLimit() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("idle-timeout").orElseThrow()),
                plans -> plans.load(1, 1, 0)
                        .endpoints("chat")
                        .limited(Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofSeconds(60)));

        assertThat(rules(report)).containsExactly("idle-timeout");
        assertThat(report.figures().total().streams()).isEqualTo(2);
    }

    @Test
    void signsOfLifeWithoutAnEndEndAtTheStreamLimit() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("stream-timeout").orElseThrow()),
                plans -> plans.load(1, 1, 0)
                        .endpoints("chat")
                        .limited(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(60)));

        assertThat(rules(report)).containsExactly("stream-timeout");
    }

    @Test
    void theTotalLimitEndsTheRunAndKeepsWhatWasMeasured() throws IOException {
        RunResult report = run(
                QUICK,
                plans -> plans.load(1_000_000, 1, 0)
                        .limited(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(3)));

        assertThat(report.partial())
                .hasValueSatisfying(reason -> assertThat(reason).contains("totalTimeout"));
        assertThat(report.verdict().isBroken()).isTrue();
        assertThat(report.figures().total().measured()).isPositive();
        assertThat(report.figures().findings()).isEmpty();
    }

    @Test
    void stoppingEndsTheRunAndKeepsWhatWasMeasured() throws Exception {
        CountDownLatch hanging = new CountDownLatch(3);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                if (hanging.getCount() > 1) {
                    connection.send(ScriptedServer.eventStream("data: {\"choices\":[{\"index\":0,\"delta\":"
                            + "{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
                }
                hanging.countDown();
            }
        })) {
            Streamcheck streamcheck = streamcheck(Plans.against(server.uri())
                    .model("m")
                    .endpoints("chat")
                    .withoutHealth()
                    .metrics(Demand.OFF)
                    .load(5, 1, 0)
                    .plan());
            Thread stopper = new Thread(() -> {
                try {
                    hanging.await();
                    streamcheck.stop("interrupted");
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            stopper.start();
            RunResult report = streamcheck.run();
            stopper.join(TimeUnit.SECONDS.toMillis(10));

            assertThat(report.partial()).contains("interrupted");
            assertThat(report.verdict().isPass()).isFalse();
            assertThat(report.figures().total().streams()).isEqualTo(2);
            assertThat(report.figures().total().succeeded()).isEqualTo(2);
        }
    }

    @Test
    void aDeadServerFailsAtOnceAndSaysWhy() throws IOException {
        int freed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freed = port.getLocalPort();
        }
        RunResult report = streamcheck(Plans.against(URI.create("http://127.0.0.1:" + freed))
                        .load(1000, 1, 0)
                        .plan())
                .run();

        assertThat(rules(report)).containsExactly("connect-failed");
        assertThat(violations(report)).containsExactly("connect-failed");
        assertThat(report.figures().total().streams()).isEqualTo(1);
    }

    @Test
    void anEndpointThatIsNotThereIsSkippedAndSaidSo() throws IOException {
        RunResult report = run(QUICK.withFault(Fault.byId("completions-missing").orElseThrow()), plans -> plans);

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.figures().endpoints()).containsOnlyKeys("chat", "messages", "responses", "realtime");
        assertThat(report.notes())
                .anyMatch(note -> note.equals("completions is skipped: /v1/completions answers HTTP 404"));
    }

    @Test
    void aNamedEndpointThatIsNotThereIsAnError() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("completions-missing").orElseThrow()),
                plans -> plans.endpoints("completions"));

        assertThat(rules(report)).containsExactly("http-status");
    }

    @Test
    void aServerWithoutAnyEndpointNeverPasses() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                ScriptedServer.answer("404 Not Found", "application/json", "{\"detail\":\"Not Found\"}"))) {
            RunResult report =
                    streamcheck(Plans.against(server.uri()).model("m").plan()).run();

            assertThat(violations(report)).contains("no-endpoint");
            assertThat(report.figures().total().streams()).isZero();
        }
    }

    @Test
    void anUnknownModelIsAnErrorAndNoMissingEndpoint() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.answer(
                "404 Not Found",
                "application/json",
                "{\"error\":{\"code\":\"model_not_found\",\"message\":\"The model `m` does not exist\"}}"))) {
            RunResult report = streamcheck(
                            Plans.against(server.uri()).model("m").load(1, 1, 0).plan())
                    .run();

            assertThat(rules(report)).containsExactly("http-status");
        }
    }

    @Test
    void aServerThatKnowsNoModelIsToBeToldOne() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                ScriptedServer.answer("404 Not Found", "application/json", "{\"detail\":\"Not Found\"}"))) {
            RunResult report = streamcheck(Plans.against(server.uri()).plan()).run();

            assertThat(violations(report)).containsSubsequence("model");
            assertThat(report.verdict().isBroken()).isTrue();
            assertThat(server.requests()).noneMatch(request -> request.startsWith("POST"));
        }
    }

    @Test
    void aServerThatRefusesStreamOptionsIsAskedAgainWithout() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("no-stream-options").orElseThrow()),
                plans -> plans.endpoints("chat", "completions"));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.figures().total().countedByServer()).isZero();
        assertThat(report.figures().total().tokens()).isEqualTo(24);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("rejects stream_options"))
                .hasSize(2);
    }

    @Test
    void brokenMetricsWarnWhereTheyAreNotRequired() throws IOException {
        RunResult report = run(QUICK.withFault(Fault.byId("metrics-broken").orElseThrow()), plans -> plans);

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.contains("/metrics answers HTTP 500"));
    }

    @Test
    void brokenMetricsFailWhereTheyAreRequired() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("metrics-broken").orElseThrow()), plans -> plans.metrics(Demand.REQUIRED));

        assertThat(violations(report)).containsExactly("tracker", "metrics");
    }

    @Test
    void theKeyReachesTheServerAndNothingElse() throws IOException {
        RunResult report = run(QUICK.withApiKey("canary-4711"), plans -> plans.key("canary-4711"));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(log).noneMatch(line -> line.contains("canary-4711"));
        assertThat(report.toString()).doesNotContain("canary-4711");
    }

    @Test
    void aRunThatChecksNoCertificatesWarns() throws IOException {
        RunResult report = run(QUICK, plans -> plans.tls(Tls.jvm(true)));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.startsWith("insecure: "));
        assertThat(log).anyMatch(line -> line.startsWith("insecure: "));
    }

    @Test
    void aWrongKeyIsNamedAsSuch() throws IOException {
        RunResult report =
                run(QUICK.withApiKey("canary-4711"), plans -> plans.model("m").load(1, 1, 0));

        assertThat(report.verdict().violations())
                .anyMatch(violation -> violation.message().contains("/v1/chat/completions answers HTTP 401"));
        assertThat(report.figures().total().measured())
                .as("a server that refuses the first stream refuses all")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"404, 1, 0", "400, 1, 0", "301, 1, 0", "429, 5, 4", "503, 5, 4"})
    void anEndpointThatRefusesItsFirstStreamForGoodIsNotMeasured(int status, int streams, int measured)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                ScriptedServer.answer(status + " No", "application/json", "{\"error\":{\"message\":\"no\"}}"))) {
            RunResult report = streamcheck(Plans.against(server.uri())
                            .model("m")
                            .endpoints("chat")
                            .withoutHealth()
                            .metrics(Demand.OFF)
                            .threshold("ttft.p95", "1s")
                            .load(4, 1, 0)
                            .plan())
                    .run();

            assertThat(report.figures().total().streams()).isEqualTo(streams);
            assertThat(report.figures().total().measured()).isEqualTo(measured);
            assertThat(violations(report)).first().isEqualTo("http-status");
            assertThat(violations(report)).hasSize(measured == 0 ? 1 : 3);
        }
    }

    @Test
    void anEndpointThatIsNotMeasuredIsNotToleratedBySuccessRate() throws Exception {
        String stream = ScriptedServer.eventStream(
                "data: {\"id\":\"a\",\"object\":\"text_completion\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"text\":\"a\",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(
                        connection.lastRequest().startsWith("POST /v1/chat")
                                ? ScriptedServer.answer("401 No", "application/json", "{}")
                                : stream);
            }
        })) {
            RunResult report = streamcheck(Plans.against(server.uri())
                            .model("m")
                            .endpoints("chat", "completions")
                            .withoutHealth()
                            .metrics(Demand.OFF)
                            .threshold("successRate", "10%")
                            .load(4, 1, 0)
                            .plan())
                    .run();

            assertThat(violations(report)).contains("http-status");
        }
    }

    @Test
    void aKeyThatTheServerEchoesIsTakenOutOfTheEvidence() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.answer(
                "401 Unauthorized", "application/json", "{\"error\":\"Incorrect API key: canary-4711\"}"))) {
            RunResult report = streamcheck(Plans.against(server.uri())
                            .key("canary-4711")
                            .model("m")
                            .load(1, 1, 0)
                            .plan())
                    .run();

            assertThat(report.figures()
                            .findings()
                            .get(0)
                            .examples()
                            .get(0)
                            .evidence()
                            .excerpt())
                    .contains("Incorrect API key: ***");
        }
    }

    @Test
    void promptsAreUnique() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.eventStream("data: [DONE]\n\n"))) {
            streamcheck(Plans.against(server.uri())
                            .model("m")
                            .endpoints("chat")
                            .withoutHealth()
                            .metrics(Demand.OFF)
                            .load(3, 1, 2)
                            .plan())
                    .run();

            assertThat(server.requests())
                    .as("three smoke streams, two of the warm-up and three measured ones")
                    .hasSize(8)
                    .extracting(request -> request.substring(request.indexOf("\"content\"")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aRunLeavesNoThreadBehind() throws Exception {
        run(QUICK, plans -> plans.load(2, 2, 0));

        List<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("streamcheck-"))
                .toList();
        for (Thread thread : left) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    private static Stage atRate(double perSecond, int mostInFlight, Stage.Extent extent) {
        return new Stage(new Stage.Open(perSecond, Stage.Arrivals.POISSON, 5, mostInFlight), extent, Duration.ZERO);
    }

    @Test
    void streamsAtARateAreMeasuredFromWhenTheyWereDueEvenIfTheyWait() throws IOException {
        RunResult report = run(
                QUICK.withTtft(Duration.ofMillis(20)), plans -> plans.stages(atRate(100_000, 1, new Stage.Count(5))));

        assertThat(report.verdict().isPass()).isTrue();
        EndpointFigures total = report.figures().total();
        assertThat(total.distribution(Metric.SCHEDULE_LAG).orElseThrow().count())
                .isEqualTo(5);
        assertThat(total.distribution(Metric.TTFT).orElseThrow().max())
                .as("the last one waited for four others")
                .isGreaterThanOrEqualTo(100);
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note)
                        .matches(
                                "[1-4] of 5 streams were due while maxInFlight \\(1\\) were in flight, and waited up to"
                                        + ".*; their times count from when they were due"))
                .contains("the random parts of this load were drawn from seed " + Load.DEFAULT_SEED);
    }

    @Test
    void eachStageHasFiguresOfItsOwn() throws IOException {
        RunResult report = run(
                QUICK,
                plans -> plans.stages(
                        Stage.closed(2, new Stage.Count(3)),
                        atRate(1_000, 50, new Stage.Count(5)),
                        Stage.closed(1, new Stage.Time(Duration.ofMillis(50)))));

        List<StageFigures> stages = report.figures().stages();
        assertThat(stages).hasSize(3);
        assertThat(stages.get(0).figures().measured()).isEqualTo(3);
        assertThat(stages.get(1).figures().measured()).isEqualTo(5);
        assertThat(stages.get(1)
                        .figures()
                        .distribution(Metric.ITL)
                        .orElseThrow()
                        .count())
                .isEqualTo(25);
        assertThat(stages.get(2).started()).isPositive();
        assertThat(report.figures().total().measured())
                .isEqualTo(8 + stages.get(2).started());
        assertThat(log).contains("stage 2 of 3: 5 streams, 1000/s (poisson)");
    }

    @Test
    void aLoadOfOneStageIsOneStage() throws IOException {
        RunResult report = run(QUICK, plans -> plans.load(4, 2, 2));

        assertThat(report.figures().stages())
                .singleElement()
                .satisfies(stage -> assertThat(stage.figures().measured()).isEqualTo(4));
        assertThat(log).contains("4 streams, 2 at once");
    }

    private static Mix.Share share(int weight, String endpoint, String model) {
        return new Mix.Share(
                weight,
                Protocol.all().stream()
                        .map(Protocol::endpoint)
                        .filter(known -> known.name().equals(endpoint))
                        .findFirst(),
                Optional.of(model).filter(name -> !name.isEmpty()),
                new Prompts.Synthetic(5, 1));
    }

    @Test
    void aMixHasItsSharesOfEndpoints() throws IOException {
        RunResult report =
                run(QUICK, plans -> plans.load(60, 4, 0).mix(share(5, "chat", "m1"), share(1, "completions", "m2")));

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(report.model()).contains("m1, m2");
        EndpointFigures chat =
                Objects.requireNonNull(report.figures().endpoints().get("chat"));
        assertThat(chat.measured()).isBetween(40, 59);
        assertThat(report.figures().endpoints().get("completions"))
                .isNotNull()
                .extracting(EndpointFigures::measured)
                .isEqualTo(60 - chat.measured());
    }

    @Test
    void aMixAsksEachEndpointForItsOwnModelAndNoOther() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(ScriptedServer.eventStream("data: [DONE]\n\n"));
            }
        })) {
            streamcheck(Plans.against(server.uri())
                            .withoutHealth()
                            .metrics(Demand.OFF)
                            .load(1, 1, 0)
                            .mix(share(1, "completions", "small"))
                            .plan())
                    .run();

            for (int stream = 0; stream < 2; stream++) {
                assertThat(server.takeRequest())
                        .startsWith("POST /v1/completions ")
                        .contains("\"model\":\"small\"");
            }
        }
    }

    @Test
    void anEndpointThatAMixNamesMustBeThere() throws IOException {
        RunResult report = run(
                QUICK.withFault(Fault.byId("completions-missing").orElseThrow()),
                plans -> plans.load(2, 1, 0).mix(share(1, "", ""), share(1, "completions", "")));

        assertThat(rules(report)).contains("http-status");
    }
}
