package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.site.Page;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThresholdsPageTest {

    @Test
    void hasEveryMetricWithItsDefinition() {
        Page page = Page.ofSite("thresholds");
        List<Metric> metrics =
                Stream.of(Metric.values()).filter(Metric::takesThreshold).toList();

        assertThat(page.firstColumn("metric"))
                .isEqualTo(metrics.stream().map(Metric::parameter).collect(Collectors.toSet()));
        assertThat(metrics).allSatisfy(metric -> assertThat(page.text()).contains("| " + metric.definition() + " |"));
    }
}
