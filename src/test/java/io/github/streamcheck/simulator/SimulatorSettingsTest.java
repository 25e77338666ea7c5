package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.faults.Faulty;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorSettingsTest {

    static Stream<Arguments> invalid() {
        return Stream.of(
                invalid("port", "-1", settings -> settings.withPort(-1)),
                invalid("port", "65536", settings -> settings.withPort(65536)),
                invalid("host", " ", settings -> settings.withHost(" ")),
                invalid("ttft", "PT-0.001S", settings -> settings.withTtft(Duration.ofMillis(-1))),
                invalid(
                        "ttft",
                        "PT1H0.001S",
                        settings -> settings.withTtft(Duration.ofHours(1).plusMillis(1))),
                invalid("itl", "PT-0.001S", settings -> settings.withItl(Duration.ofMillis(-1))),
                invalid("itl", "PT2H", settings -> settings.withItl(Duration.ofHours(2))),
                invalid("tokens", "0", settings -> settings.withTokens(0)),
                invalid("tokens", "100001", settings -> settings.withTokens(100_001)),
                invalid("model", "", settings -> settings.withModel("")),
                invalid("faultRate", "-0.1", settings -> settings.withFaultRate(-0.1)),
                invalid("faultRate", "1.1", settings -> settings.withFaultRate(1.1)),
                invalid("faultRate", "NaN", settings -> settings.withFaultRate(Double.NaN)),
                invalid("apiKey", "(blank)", settings -> settings.withApiKey(" ")));
    }

    private static Arguments invalid(String field, String value, UnaryOperator<SimulatorSettings> change) {
        return Arguments.of(field, value, change);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("invalid")
    void refusesAValueOutOfRangeAndSaysWhatIsAllowed(
            String field, String value, UnaryOperator<SimulatorSettings> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(SimulatorSettings.defaults()))
                .withMessageContaining(field)
                .withMessageContaining("'" + value + "'")
                .withMessageContaining("allowed: ");
    }

    @Test
    void changesOneValueAtATime() {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withPort(8080)
                .withHost("localhost")
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ZERO)
                .withTokens(3)
                .withModel("m")
                .withSeed(4)
                .withFault(Faulty.fault("done-missing"))
                .withFaultRate(0.5)
                .withApiKey("k")
                .withStrictModels(true)
                .withDialect(MetricsStyle.VLLM);

        assertThat(settings)
                .isEqualTo(new SimulatorSettings(
                        8080,
                        "localhost",
                        Optional.of("k"),
                        new GeneratorSettings(
                                "m", true, 3, Duration.ofMillis(1), Duration.ZERO, 4, GeneratorSettings.UNLIMITED),
                        Faulty.fault("done-missing"),
                        0.5,
                        MetricsStyle.VLLM));
    }

    @Test
    void neverPrintsTheApiKey() {
        assertThat(SimulatorSettings.defaults().withApiKey("sk-secret"))
                .asString()
                .doesNotContain("sk-secret");
    }
}
