package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Search.Over;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.report.TextReport;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.Outcome;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Searches for the highest load over real sockets, against servers that refuse what is too much. */
@Timeout(60)
class SearchRunTest {

    /** A whole stream of that number. */
    private static String stream(int number) {
        String chunk =
                "data: {\"id\":\"c" + number + "\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,";
        return ScriptedServer.eventStream(chunk
                + "\"delta\":{\"role\":\"assistant\",\"content\":\"a\"},\"finish_reason\":null}]}\n\n" + chunk
                + "\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    }

    private static final String BUSY = ScriptedServer.answer(
            "503 Service Unavailable",
            "application/json",
            "{\"error\":{\"message\":\"busy\",\"type\":\"busy\",\"code\":\"busy\",\"param\":null}}");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** Streams take long enough to be at the same time, if there are several. */
    private static ScriptedServer serving(int atOnce) {
        Semaphore places = new Semaphore(atOnce);
        AtomicInteger number = new AtomicInteger();
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                if (!places.tryAcquire()) {
                    connection.send(BUSY);
                    continue;
                }
                LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
                // Before the answer, after which the client may open the next stream.
                places.release();
                connection.send(stream(number.incrementAndGet()));
            }
        });
    }

    private static Search concurrency(int from, int to) {
        return new Search(Over.CONCURRENCY, from, to, 0.05, new Stage.Count(40), Stage.Arrivals.CONSTANT, 1, 100);
    }

    private RunResult run(ScriptedServer server, Search search, Map<String, String> thresholds) {
        return Runs.of(
                        Plans.against(server.uri())
                                .endpoints("chat")
                                .model("m")
                                .streamsOnly()
                                .thresholds(thresholds)
                                .searching(search)
                                .plan(),
                        log::add)
                .run();
    }

    @Test
    void findsHowManyStreamsAServerTakesAtTheSameTime() throws IOException {
        try (ScriptedServer server = serving(5)) {
            RunResult result =
                    run(server, concurrency(1, 32), Map.of("successRate", "100%", "concurrentCapacity", "5"));

            Capacity capacity = result.capacity().orElseThrow();
            assertThat(capacity.steps()).extracting(Step::load).containsExactly(1.0, 2.0, 4.0, 8.0, 6.0, 5.0);
            assertThat(result.verdict().violations()).isEmpty();
            assertThat(result.outcome()).isEqualTo(Outcome.PASS);
            assertThat(result.figures().total().measured())
                    .as("those of the load that was found")
                    .isEqualTo(40);
            assertThat(result.notes())
                    .anyMatch(
                            note -> note.startsWith("5 streams at once meet successRate >= 100 %; 6 streams at once do"
                                    + " not (successRate "));
            assertThat(ReportSchema.problems(new JsonReport().render(result))).isEmpty();
            assertThat(new TextReport().render(result)).contains("HIGHEST LOAD", "5 streams at once  meets");
            assertThat(new HtmlReport().render(result)).contains("successRate against the load");
            assertThat(log).anyMatch(line -> line.startsWith("search: 6 streams at once: misses (successRate "));
        }
    }

    @Test
    void aCapacityThatIsTooLowFailsTheRun() throws IOException {
        try (ScriptedServer server = serving(2)) {
            RunResult result = run(server, concurrency(1, 4), Map.of("successRate", "100%", "concurrentCapacity", "4"));

            assertThat(result.verdict().violations()).singleElement().satisfies(violation -> {
                assertThat(violation.kind()).isEqualTo(Reason.Kind.THRESHOLD);
                assertThat(violation.text())
                        .isEqualTo("concurrentCapacity: 2 streams, required at least 4 streams (-50 %, n=40)");
            });
        }
    }

    @Test
    void notEvenTheLowestLoadIsNoPass() throws IOException {
        try (ScriptedServer server = serving(2)) {
            RunResult result = run(server, concurrency(4, 8), Map.of("successRate", "100%"));

            assertThat(result.verdict().violations()).extracting(Violation::id).contains("search", "successRate");
            assertThat(result.verdict().isBroken()).isFalse();
            assertThat(result.capacity().orElseThrow().value()).isZero();
        }
    }

    @Test
    void theHighestLoadIsSaidToBeALowerBound() throws IOException {
        try (ScriptedServer server = serving(50)) {
            RunResult result = run(server, concurrency(1, 2), Map.of("successRate", "100%"));

            assertThat(result.outcome()).isEqualTo(Outcome.PASS);
            assertThat(result.notes())
                    .anyMatch(note -> note.startsWith("at least 2 streams at once meet successRate >= 100 %; raise"));
        }
    }

    @Test
    void theServersOwnMetricsAreComparedWithTheStreamsOfAllLoads() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ZERO)
                .withTokens(6))) {
            RunResult result = Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("chat")
                            .exclusive()
                            .threshold("ttft.p50", "30s")
                            .searching(concurrency(1, 4))
                            .plan())
                    .run();

            assertThat(result.verdict().violations()).isEmpty();
            assertThat(result.server().stream().flatMap(check -> check.comparisons().stream()))
                    .isNotEmpty()
                    .allMatch(comparison -> comparison.isAgreed());
            assertThat(result.capacity().orElseThrow().value()).isEqualTo(4);
        }
    }
}
