package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.HarmfulProxy.Harm;
import io.github.streamcheck.run.HarmfulProxy.Schedule;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens between a client and a server is told apart from what a server does: two hundred random schedules of harm. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class HarmBetweenTest {

    private static final int SCHEDULES = 200;
    private static final long SEED = 7;

    /** In bytes, and fewer than an answer of the simulator has. */
    private static final int SHORTEST_ANSWER = 1_000;

    /** In bytes, and fewer than a request has. */
    private static final int SHORTEST_REQUEST = 250;

    private static @Nullable Simulator simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                // No model sends all of its tokens at once.
                .withItl(Duration.ofMillis(4))
                .withTokens(12));
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    static Stream<Schedule> schedules() {
        Random random = new Random(SEED);
        return Stream.generate(() -> draw(random)).limit(SCHEDULES);
    }

    private static Schedule draw(Random random) {
        Harm[] harms = Harm.values();
        Harm harm = harms[random.nextInt(harms.length)];
        boolean ofRequest = random.nextInt(3) == 0;
        return new Schedule(
                ofRequest ? harm : Harm.NOTHING,
                ofRequest ? Harm.NOTHING : harm,
                random.nextInt(ofRequest ? SHORTEST_REQUEST : SHORTEST_ANSWER),
                10 + random.nextInt(40));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void endsInTheVerdictThatItDeserves(Schedule schedule) throws IOException {
        RunResult report = run(schedule);

        if (schedule.stops()) {
            Set<Harm> harms = Set.of(schedule.request(), schedule.response());
            List<String> expected = harms.contains(Harm.SILENCE)
                    ? List.of("idle-timeout")
                    : List.of("body-truncated", "connect-failed");
            assertThat(report.verdict().isPass()).isFalse();
            assertThat(report.figures().findings())
                    .extracting(FindingGroup::rule)
                    .isNotEmpty()
                    .containsAnyElementsOf(expected)
                    // HttpCore reports a cut right behind the data of a chunk as a malformed chunk.
                    .filteredOn(rule -> schedule.response() != Harm.CUT || !rule.equals("http-malformed"))
                    // A header that is cut may be the one of the type.
                    .isSubsetOf("body-truncated", "connect-failed", "idle-timeout", "content-type");
        } else {
            // A short answer whose pieces wait on the way is held back indeed, by chance once for one client only.
            Set<String> deserved = schedule.response() == Harm.DELAY ? Set.of("one-burst", "client-differs") : Set.of();
            assertThat(report.verdict().violations())
                    .filteredOn(violation -> !deserved.contains(violation.id()))
                    .isEmpty();
            assertThat(report.figures().total().measured()).isEqualTo(3);
        }
    }

    private static RunResult run(Schedule schedule) throws IOException {
        if (simulator == null) {
            throw new IllegalStateException("the simulator was not started");
        }
        try (HarmfulProxy proxy = new HarmfulProxy(simulator.baseUri(), schedule)) {
            return Runs.of(Plans.against(proxy.uri())
                            .endpoints("chat")
                            .model("m")
                            .load(3, 2, 0)
                            .limited(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(100))
                            .withoutHealth()
                            .metrics(Demand.OFF)
                            .plan())
                    .run();
        }
    }
}
