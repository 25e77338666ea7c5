package io.github.streamcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.Runs;
import io.github.streamcheck.run.Streamcheck;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parity and probes within a run. */
@Timeout(60)
class ActiveCheckRunnerTest {

    private static final String STREAM = ScriptedServer.eventStream(
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"the sea\"},\"text\":\"the sea\","
                    + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");

    private static final String JSON =
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"the sea\"},\"finish_reason\":\"stop\"}]}";

    private static Streamcheck streamcheck(Plans plans) {
        return Runs.of(plans.plan());
    }

    private static RunResult simulated(String fault, UnaryOperator<Plans> change) throws IOException {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ZERO)
                .withTokens(24)
                .withFault(Fault.byId(fault).orElseThrow());
        try (Simulator simulator = Simulator.start(settings)) {
            return streamcheck(change.apply(
                            Plans.against(simulator.baseUri()).endpoints("chat").load(1, 1, 0)))
                    .run();
        }
    }

    private static RunResult scripted(Function<String, String> answers) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(answers.apply(connection.lastRequest()));
            }
        })) {
            return streamcheck(quiet(server).endpoints("chat").checking(1, false))
                    .run();
        }
    }

    private static Plans quiet(ScriptedServer server) {
        return Plans.against(server.uri())
                .model("m")
                .withoutHealth()
                .metrics(Demand.OFF)
                .load(1, 1, 0);
    }

    private static Optional<FindingGroup> found(RunResult report, String rule) {
        return report.figures().findings().stream()
                .filter(group -> group.rule().equals(rule))
                .findFirst();
    }

    private static String evidence(RunResult report, String rule) {
        return found(report, rule).orElseThrow().examples().get(0).evidence().excerpt();
    }

    @Test
    void whatParityFindsShowsBothTextsWhereTheyPart() throws IOException {
        assertThat(evidence(simulated("token-gap", plans -> plans.checking(1, false)), "token-gap"))
                .matches("plain: \"\\.\\.\\..+\\.\\.\\.\", streamed: \"\\.\\.\\..+\\.\\.\\.\"");
    }

    @Test
    void whatAProbeFindsShowsTheAnswer() throws IOException {
        assertThat(evidence(simulated("malformed-accepted", plans -> plans.checking(0, true)), "probe-malformed-json"))
                .startsWith("HTTP 500 {");
    }

    @Test
    void countsThatAreEstimatesAreHeldAgainstNobody() throws IOException {
        assertThat(found(simulated("usage-zero", plans -> plans.checking(1, false)), "parity-usage"))
                .isPresent();
        assertThat(found(
                        simulated(
                                "usage-zero", plans -> plans.checking(1, false).estimatedUsage()),
                        "parity-usage"))
                .isEmpty();
    }

    @Test
    void aStreamWhereNoneWasAskedForByAbsenceIsTold() throws IOException {
        RunResult report = scripted(request -> request.contains("\"stream\":false")
                ? ScriptedServer.answer("200 OK", "application/json", JSON)
                : STREAM);

        assertThat(found(report, "plain-answered-with-stream")).isPresent();
    }

    @Test
    void eventsAfterTheJsonOfAPlainAnswerAreTold() throws IOException {
        RunResult report = scripted(request -> request.contains("\"stream\":true")
                ? STREAM
                : ScriptedServer.answer("200 OK", "application/json", JSON + "\n\ndata: [DONE]\n\n"));

        assertThat(found(report, "plain-answered-with-stream")).isPresent();
    }

    @Test
    void aPlainAnswerThatIsNullIsReported() throws IOException {
        RunResult report = scripted(request -> request.contains("\"stream\":true")
                ? STREAM
                : ScriptedServer.answer("200 OK", "application/json", "null"));

        assertThat(evidence(report, "plain-no-answer")).contains("plain: HTTP 200 and no answer null");
    }

    /** Plain answers: so many that agree with each other and not with the streamed ones, then others. */
    private static RunResult plainAgreeing(int times, int prompts) throws IOException {
        AtomicInteger plain = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                boolean streamed = connection.lastRequest().contains("\"stream\":true");
                String other = plain.get() < times ? "a hill" : "a lake " + plain.get();
                connection.send(
                        streamed
                                ? STREAM
                                : ScriptedServer.answer("200 OK", "application/json", JSON.replace("the sea", other)));
                plain.addAndGet(streamed ? 0 : 1);
            }
        })) {
            return streamcheck(quiet(server).endpoints("chat").checking(prompts, false))
                    .run();
        }
    }

    @Test
    void aDifferenceIsReportedIfFiveAnswersAgree() throws IOException {
        assertThat(found(plainAgreeing(5, 1), "parity-differs")).isPresent();
    }

    @Test
    void aServerThatAnswersOtherwiseEachTimeIsNotComparable() throws IOException {
        RunResult report = plainAgreeing(4, 1);

        assertThat(found(report, "parity-differs")).isEmpty();
        assertThat(report.notes()).anyMatch(note -> note.startsWith("parity (chat) is not comparable: plain answers"));
    }

    @Test
    void whatWasClaimedBeforeIsDroppedThen() throws IOException {
        assertThat(found(plainAgreeing(5, 2), "parity-differs")).isEmpty();
    }

    @Test
    void answersThatAgreeRaiseNothing() throws IOException {
        RunResult report = scripted(request -> request.contains("\"stream\":true")
                ? STREAM
                : ScriptedServer.answer("200 OK", "application/json", JSON));

        assertThat(report.figures().findings())
                .extracting(FindingGroup::rule)
                .noneMatch(rule -> rule.startsWith("parity") || rule.endsWith("-lost") || rule.endsWith("-stream"));
        assertThat(report.notes()).noneMatch(note -> note.contains("parity"));
    }

    @Test
    void eachEndpointIsAskedForTheModelThatTheMixHasForIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            streamcheck(quiet(server)
                            .mix(share("chat", "large"), share("completions", "small"))
                            .checking(1, false))
                    .run();

            assertThat(server.requests())
                    .allMatch(request ->
                            request.startsWith("POST /v1/completions ") == request.contains("\"model\":\"small\""))
                    .hasSizeGreaterThan(8);
        }
    }

    private static Mix.Share share(String name, String model) {
        Endpoint endpoint = Protocol.all().stream()
                .map(Protocol::endpoint)
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Mix.Share(1, Optional.of(endpoint), Optional.of(model), Prompts.inTurn(List.of("p")));
    }

    @Test
    void aRunThatIsStoppedWaitsForNoPlainAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                if (connection.lastRequest().contains("\"stream\":true")) {
                    connection.send(STREAM);
                } else {
                    asked.countDown();
                    connection.awaitClose(over);
                }
            }
        })) {
            Plans plans = quiet(server)
                    .endpoints("chat")
                    .checking(1, false)
                    .limited(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(9));
            Streamcheck streamcheck = streamcheck(plans);
            Thread stopper = new Thread(() -> {
                try {
                    asked.await();
                    streamcheck.stop("interrupted");
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            stopper.start();
            RunResult report = streamcheck.run();
            stopper.join();

            assertThat(report.partial()).contains("interrupted");
            assertThat(report.figures().total().answered()).isEqualTo(1);
        }
    }
}
