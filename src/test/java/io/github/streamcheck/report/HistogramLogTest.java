package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** The log is read back with HdrHistogram's own reader. */
class HistogramLogTest {

    private static Map<String, Histogram> read(RunResult report) {
        Map<String, Histogram> read = new HashMap<>();
        HistogramLogReader reader = new HistogramLogReader(
                new ByteArrayInputStream(new HistogramLog().render(report).getBytes(UTF_8)));
        EncodableHistogram next = reader.nextIntervalHistogram();
        while (next != null) {
            read.put(next.getTag(), (Histogram) next);
            next = reader.nextIntervalHistogram();
        }
        return read;
    }

    @Test
    void allFiguresAreReadBack() {
        RunResult report = Reports.of(Results.good(1, 50), Results.good(2, 70));

        Map<String, Histogram> read = read(report);

        Distribution ttft = report.figures().total().distribution(Metric.TTFT).orElseThrow();
        Histogram logged = Objects.requireNonNull(read.get("chat.ttft"));
        assertThat(logged.getTotalCount()).isEqualTo(ttft.count());
        assertThat(logged).isEqualTo(ttft.ticks());
        assertThat(logged.getValueAtPercentile(50) / 1e6).as("nanoseconds").isBetween(49.9, 50.1);
        assertThat(read).containsKey("client.lag");
    }

    @Test
    void theTimesAreThoseOfTheRun() {
        RunResult report = Reports.of(Results.good(1, 50));

        Histogram logged = Objects.requireNonNull(read(report).get("chat.ttft"));

        assertThat(logged.getStartTimeStamp()).isEqualTo(report.startedAt().toEpochMilli());
        assertThat(logged.getEndTimeStamp())
                .isEqualTo(report.startedAt().plus(report.took()).toEpochMilli());
    }
}
