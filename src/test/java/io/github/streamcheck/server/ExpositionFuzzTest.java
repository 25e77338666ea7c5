package io.github.streamcheck.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.server.Exposition.Sample;
import io.github.streamcheck.tries.Corpus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of metrics: no exception for any page, in no dialect, and a line is read without regard to the others. */
@Timeout(600)
class ExpositionFuzzTest {

    static final Corpus CORPUS = Corpus.of("expositions.txt");

    private static final List<MetricsDialect> DIALECTS = MetricsDialect.all();

    static void check(byte[] page) {
        String text = new String(page, UTF_8);

        assertThat(samples(text))
                .isEqualTo(text.lines().flatMap(line -> samples(line).stream()).toList())
                .allMatch(sample -> sample.name().matches("[a-zA-Z_:][a-zA-Z0-9_:]*"));
        List<MetricsBody> bodies = Stream.of("text/plain", "application/json")
                .map(type -> Pages.body(type, text))
                .toList();
        for (MetricsDialect dialect : DIALECTS) {
            assertThat(bodies).allSatisfy(body -> assertThat(dialect.read(body)).isNotNull());
        }
    }

    private static List<Sample> samples(String page) {
        return Exposition.parse(page).map(Exposition::samples).orElse(List.of());
    }

    @Test
    void nearlyRightPagesAreTaken() {
        CORPUS.tries(ExpositionFuzzTest::check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1\n",
                "a{",
                "a{b=\"",
                "a{b=\"c\",",
                "# TYPE a counter\n",
                "\\",
                "\"",
                "a_bucket{le=\"1\"} 1\n",
                "#",
                " "
            })
    void aLongPageTakesItsTimeAndNoMore(String part) {
        assertThat(Exposition.parse(part.repeat((1 << 20) / part.length()))).isNotNull();
    }
}
