package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures as a collector of metrics takes them. */
class OpenMetricsReportTest {

    private final OpenMetricsReport writer = new OpenMetricsReport();

    private List<String> lines(RunResult report) {
        return writer.render(report).lines().toList();
    }

    @Test
    void timesAreInSeconds() {
        assertThat(lines(Reports.of(Results.good(1, 50))))
                .contains(
                        "# TYPE streamcheck_ttft_seconds summary",
                        "streamcheck_ttft_seconds{execution=\"default\",endpoint=\"chat\",quantile=\"0.5\"} 0.05",
                        "streamcheck_ttft_seconds_count{execution=\"default\",endpoint=\"chat\"} 1");
    }

    @Test
    void theVerdictAndTheStreamsAreCounted() {
        assertThat(lines(Reports.of(Results.good(1, 50), Results.bad(2, "done-missing", "no end"))))
                .contains(
                        "streamcheck_pass{execution=\"default\"} 0",
                        "streamcheck_streams{execution=\"default\",endpoint=\"chat\",outcome=\"succeeded\"} 1",
                        "streamcheck_streams{execution=\"default\",endpoint=\"chat\",outcome=\"failed\"} 1",
                        "streamcheck_success_rate{execution=\"default\",endpoint=\"chat\"} 0.5");
        assertThat(lines(Reports.of(Results.good(1, 50)))).contains("streamcheck_pass{execution=\"default\"} 1");
    }

    @Test
    void everyFamilyHasItsTypeOnceAndTheFileItsEnd() {
        List<String> lines = lines(Reports.of(Results.good(1, 50)));

        assertThat(lines.stream().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("# EOF");
        assertThat(lines).noneMatch(line -> line.endsWith("NaN") || line.endsWith("Infinity"));
    }
}
