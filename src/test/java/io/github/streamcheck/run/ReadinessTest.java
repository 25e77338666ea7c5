package io.github.streamcheck.run;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerProbe;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that has just been started is waited for, as long as {@code startupTimeout} says. */
@Timeout(60)
class ReadinessTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final RecordedLog log = new RecordedLog();
    private final RunJournal journal = new RunJournal(log, Sanitizer.WITHOUT_SECRETS);

    private boolean isReady(URI server, Duration limit) {
        Plan plan = Plans.against(server).startup(limit).plan();
        try (Engine engine = new Engine(plan.limits())) {
            RunContext context = RunContext.of(plan, Shard.WHOLE, engine, journal);
            try (HttpTransport pages = context.connect(1)) {
                return new Readiness(context, new ServerProbe(pages, context.pageLimit(), List.of())).await();
            }
        }
    }

    /** Answers the first requests for a path in one way, and all others in another. */
    private static ScriptedServer server(int first, String before, String after) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        return new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(asked.incrementAndGet() <= first ? before : after);
            }
        });
    }

    @Test
    void aServerThatLoadsItsModelIsWaitedFor() throws IOException {
        try (ScriptedServer server =
                server(2, answer("503 Loading", "text/plain", ""), answer("200 OK", "text/plain", ""))) {
            assertThat(isReady(server.uri(), Duration.ofSeconds(50))).isTrue();
            assertThat(server.requests()).hasSize(3).allMatch(request -> request.startsWith("GET /health "));
        }
        assertThat(journal.violations()).isEmpty();
        assertThat(journal.notes()).singleElement().asString().startsWith("the server was ready after ");
        assertThat(log.lines())
                .first()
                .asString()
                .contains("waiting up to 50 s for the server (startupTimeout): GET http://127.0.0.1:")
                .endsWith("/health answers HTTP 503");
    }

    @Test
    void withoutAPageOfHealthItsModelsAreAskedFor() throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(answer(
                        connection.lastRequest().startsWith("GET /v1/models ") ? "401 No" : "404 No",
                        "text/plain",
                        ""));
            }
        })) {
            assertThat(isReady(server.uri(), Duration.ofSeconds(50))).isTrue();
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aServerThatNeverComesIsOneViolation() {
        RunResult report = Runs.of(Plans.against(NOBODY)
                        .startup(Duration.ofMillis(600))
                        .threshold("ttft.p95", "1s")
                        .plan())
                .run();

        assertThat(report.verdict().isBroken()).isTrue();
        assertThat(report.verdict().violations())
                .singleElement()
                .extracting(Violation::text)
                .asString()
                .startsWith(
                        "startup: the server is not ready after startupTimeout (600 ms): GET http://127.0.0.1:1/health:"
                                + " connection refused: nothing listens at 127.0.0.1:1");
    }

    @Test
    void aServerThatDiesMeanwhileIsToldFromOneThatNeverCame() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            if (asked.incrementAndGet() == 1) {
                connection.send(answer("503 Loading", "text/plain", ""));
            }
        })) {
            assertThat(isReady(server.uri(), Duration.ofSeconds(1))).isFalse();
        }
        assertThat(journal.violations())
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .startsWith("the server answered at first, then stopped answering after startupTimeout (1 s)");
    }
}
