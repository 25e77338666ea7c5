package io.github.streamcheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.PlainAnswer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextExpositionDialectTest {

    private static Optional<MetricsPage> read(String contentType, String body) {
        return new TextExpositionDialect()
                .read(new PlainAnswer(
                        URI.create("http://localhost/metrics"), 200, contentType, Bytes.utf8(body), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up 1",
                "up 1\r",
                "engine:tokens_total{model=\"a b\",quote=\"}\\\"\"} 1.5e+06",
                "latency_seconds_bucket{le=\"+Inf\"} 3 1700000000000",
                "latency_seconds_bucket{le=\"0.1\"} 3 # {trace_id=\"x\"} 0.07 1700000000.5",
                "ratio NaN",
                "lowest -Inf",
                "tabbed\t2"
            })
    void aSampleIsKnownByItsShape(String sample) {
        assertThat(read("text/plain", "# TYPE x gauge\n" + sample + "\n")
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of("samples", 1.0));
    }

    @Test
    void openMetricsIsTheSameForm() {
        assertThat(read("application/openmetrics-text", "up 1\n# EOF\n")).isPresent();
    }

    @Test
    void itSaysNothingOfStreams() {
        assertThat(read("text/plain", "completed_streams 1\n").orElseThrow().completedStreams())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "Not Found",
                "# HELP up Whether it is up.\n# TYPE up gauge\n",
                "error 5: the database is down",
                "took 3 seconds",
                "{\"completed_streams\": 1}",
                "1 2"
            })
    void aTextWithoutSamplesIsNotOfThisForm(String body) {
        assertThat(read("text/plain", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/html", "application/json"})
    void noOtherMediaTypeIsRead(String contentType) {
        assertThat(read(contentType, "up 1\n")).isEmpty();
    }

    @Test
    void aLineOfAMegabyteCostsNoTime() {
        assertThat(read("text/plain", "a{" + "}".repeat(1 << 20))).isEmpty();
        assertThat(read("text/plain", "a".repeat(1 << 20))).isEmpty();
    }
}
