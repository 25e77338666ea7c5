package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.wire.ClientProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientComparisonTest {

    @Test
    void onlyTheEndpointsThatWereComparedAreNamed() {
        Map<List<ClientProfile>, List<String>> endpoints = new LinkedHashMap<>();
        endpoints.put(
                List.of(ClientProfile.OPENAI_PYTHON_AND_NODE, ClientProfile.OPENAI_JAVA), List.of("chat", "responses"));
        endpoints.put(
                List.of(ClientProfile.ANTHROPIC_PYTHON_AND_TYPESCRIPT, ClientProfile.ANTHROPIC_JAVA),
                List.of("messages"));

        assertThat(ClientComparison.describe(endpoints))
                .isEqualTo(
                        "also requested with the headers of SDKs: chat, responses as openai-python, openai-node,"
                                + " openai-java; messages as anthropic-sdk-python, anthropic-sdk-typescript, anthropic-sdk-java");
    }

    /** With these seeds the first three streams of one client are held back, and the first three of another one are not. */
    @ParameterizedTest
    @ValueSource(longs = {15, 29, 47})
    void aWaitThatComesAndGoesIsNoDifferenceBetweenClients(long seed) throws IOException {
        assertThat(rulesUnder("one-burst", 0.5, seed)).doesNotContain("client-differs");
    }

    /** With these seeds three streams of one client have the fault, and three of another one do not. */
    @ParameterizedTest
    @ValueSource(longs = {8, 19, 47})
    void aFaultThatComesAndGoesIsNoDifferenceBetweenClients(long seed) throws IOException {
        assertThat(rulesUnder("done-missing", 0.5, seed)).doesNotContain("client-differs");
    }

    private static List<String> rulesUnder(String fault, double rate, long seed) throws IOException {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ofMillis(4))
                .withTokens(12)
                .withFault(Fault.byId(fault).orElseThrow())
                .withFaultRate(rate)
                .withSeed(seed);
        try (Simulator simulator = Simulator.start(settings)) {
            RunResult result = Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("chat")
                            .model("m")
                            .load(3, 1, 0)
                            .plan())
                    .run();

            assertThat(result.figures().total().measured()).isEqualTo(3);
            return result.figures().findings().stream().map(FindingGroup::rule).toList();
        }
    }
}
