package io.github.streamcheck.server.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Pages;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextExpositionDialectTest {

    @Test
    void showsWhatItDoesNotUnderstand() {
        MetricsPage page = new TextExpositionDialect()
                .read(Pages.body("text/plain", "# TYPE beans counter\nbeans 7\nup{host=\"a\"} 1\n"))
                .orElseThrow();

        assertThat(page.values()).isEqualTo(Map.of("beans", 7.0, "up{host=\"a\"}", 1.0));
        assertThat(page.counters()).isEqualTo(Map.of("beans", 7.0));
        assertThat(page.amounts()).isEmpty();
        assertThat(page.summaries()).isEmpty();
    }

    @Test
    void openMetricsIsTheSameForm() {
        assertThat(new TextExpositionDialect().read(Pages.body("application/openmetrics-text", "up 1\n# EOF\n")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/html", "application/json"})
    void noOtherMediaTypeIsRead(String contentType) {
        assertThat(new TextExpositionDialect().read(Pages.body(contentType, "up 1\n")))
                .isEmpty();
    }
}
