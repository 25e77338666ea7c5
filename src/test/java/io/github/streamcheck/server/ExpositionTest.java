package io.github.streamcheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.server.Exposition.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    private static Sample sample(String line) {
        return Exposition.parse(line).orElseThrow().samples().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "up 1 | 1",
                "up\t2.5 | 2.5",
                "up{} 3 | 3",
                "up 1.5e+06 1700000000000 | 1.5e6",
                "up -0.5 | -0.5",
                "up +Inf | Infinity",
                "up -Inf | -Infinity",
                "up NaN | NaN",
                "up{a=\"b\"} 4 # {trace_id=\"x\"} 0.07 1700000000.5 | 4",
                "up{a=\"#\"} 5 | 5"
            })
    void aSampleHasAValue(String line, Double value) {
        assertThat(sample(line).name()).isEqualTo("up");
        assertThat((Double) sample(line).value()).isEqualTo(value);
    }

    @Test
    void labelsAreReadWithTheirEscapesUndone() {
        assertThat(sample("up{b=\"a \\\"b\\\", {c}\" , a=\"x\\\\y\\nz\",} 1").labels())
                .isEqualTo(Map.of("a", "x\\y\nz", "b", "a \"b\", {c}"));
    }

    @Test
    void aSeriesIsTheSameWhateverTheOrderOfItsLabels() {
        assertThat(sample("up{b=\"2\",a=\"1\"} 1").series())
                .isEqualTo(sample("up{a=\"1\",b=\"2\"} 7").series())
                .isEqualTo("up{a=\"1\",b=\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "Not Found",
                "# HELP up Whether it is up.",
                "# TYPE up gauge",
                "error 5: the database is down",
                "took 3 seconds",
                "{\"completed_streams\": 1}",
                "1 2",
                "up",
                "up ",
                "up1.5",
                "up 0x1p3",
                "up 1f",
                "up{a=\"b\"}3",
                "up{a=b} 1",
                "up{a=\"b} 1",
                "up{a=\"b\" c=\"d\"} 1",
                "up{=\"b\"} 1",
                "up{a=\"b\\"
            })
    void anyOtherLineIsNone(String line) {
        assertThat(Exposition.parse(line)).isEmpty();
    }

    @Test
    void aLineThatIsBrokenCostsNoOther() {
        assertThat(Exposition.parse("up{a=\"b} 1\r\nup 2\r\n").orElseThrow().samples("up"))
                .extracting(Sample::value)
                .containsExactly(2.0);
    }

    @Test
    void countersAreWhatIsDeclaredToBe() {
        String page = """
                # TYPE requests counter
                requests_total 1
                # TYPE tokens_total counter
                tokens_total 2
                # TYPE running gauge
                running 3
                # TYPE ttft histogram
                ttft_bucket{le="+Inf"} 4
                ttft_count 4
                ttft_sum 5
                unknown_total 6
                """;

        assertThat(Exposition.parse(page).orElseThrow().counters())
                .extracting(Sample::series)
                .containsExactly("requests_total", "tokens_total", "ttft_bucket{le=\"+Inf\"}", "ttft_count");
    }

    @Test
    void aLineOfAMegabyteCostsNoTime() {
        assertThat(Exposition.parse("a{" + "}".repeat(1 << 20))).isEmpty();
        assertThat(Exposition.parse("a".repeat(1 << 20))).isEmpty();
        assertThat(Exposition.parse("a{b=\"" + "\\\"".repeat(1 << 19))).isEmpty();
    }
}
