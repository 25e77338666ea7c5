package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CodeWarmupTest {

    private static final Pattern REPLAYS = Pattern.compile("own code with (\\d+) replays of the first streams");

    private static RunResult run(Stage stage, Fault fault) throws IOException {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ZERO)
                .withTokens(6)
                .withFault(fault);
        try (Simulator simulator = Simulator.start(settings)) {
            return Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("chat", "responses", "realtime")
                            .stages(stage)
                            .plan())
                    .run();
        }
    }

    private static Optional<Integer> replays(RunResult result) {
        return result.notes().stream()
                .map(REPLAYS::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .findFirst();
    }

    @Test
    void aLoadThatIsWorthItIsPrecededByReplaysThatNobodyCounts() throws IOException {
        RunResult result = run(Stage.closed(8, new Stage.Count(12)), Fault.NONE);

        assertThat(result.verdict().violations()).isEmpty();
        assertThat(replays(result)).as("two for each of 8 at once").hasValue(16);
        assertThat(result.figures().total().measured()).isEqualTo(12);
        assertThat(result.figures().total().streams())
                .as("with the first ones, of which the server got three over HTTP and one over a WebSocket")
                .isEqualTo(12 + 3 + 3 + 1);
    }

    @Test
    void aSmallLoadIsNotDelayed() throws IOException {
        assertThat(replays(run(Stage.closed(7, new Stage.Count(8)), Fault.NONE)))
                .isEmpty();
    }

    @Test
    void aRateIsWorthAsMuchAsItStartsInASecond() throws IOException {
        Stage.Pace pace = new Stage.Open(20, Stage.Arrivals.CONSTANT, 1, Stage.Open.AS_MANY_AS_CAN_BE, 0);
        Stage stage = new Stage(pace, new Stage.Count(10), Duration.ZERO);

        assertThat(replays(run(stage, Fault.NONE))).hasValue(40);
    }

    @Test
    void whatIsWrongWithTheFirstStreamIsNotFoundTwice() throws IOException {
        RunResult result = run(
                Stage.closed(8, new Stage.Count(8)), Fault.byId("done-missing").orElseThrow());

        assertThat(replays(result)).isPresent();
        assertThat(result.figures().findings())
                .filteredOn(group -> group.rule().equals("done-missing"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.streams()).isLessThanOrEqualTo(8 + 3));
    }
}
