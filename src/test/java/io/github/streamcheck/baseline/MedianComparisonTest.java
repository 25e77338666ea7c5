package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianComparisonTest {

    private static final MedianComparison TEST = new MedianComparison(ComparisonKind.BASELINE, 0.1);

    private static Samples around(double median, int n) {
        return Samples.of(IntStream.range(0, n)
                .mapToDouble(i -> median * (1 + 0.1 * (2.0 * i / (n - 1) - 1)))
                .toArray());
    }

    private static List<Samples> runs(double... medians) {
        return DoubleStream.of(medians).mapToObj(median -> around(median, 20)).toList();
    }

    @ParameterizedTest(name = "{0}: {1} after {2} is {3}")
    @CsvSource({
        "ttft, 200, 400, REGRESSED",
        "ttft, 400, 200, IMPROVED",
        "ttft, 200, 202, SAME",
        // Twice as much, but no more than 20 ms.
        "ttft, 10, 25, SAME",
        "ttft, 10, 35, REGRESSED",
        "tpot, 10, 20, REGRESSED",
        "tpot, 0.5, 1.2, SAME",
        "tps, 50, 25, REGRESSED",
        "tps, 25, 50, IMPROVED",
        // More than is tolerated, and yet nothing that chance could not do.
        "ttft, 300, 345, UNCERTAIN",
        "tps, 50, 44, UNCERTAIN"
    })
    void tellsWhatChanged(String metric, double was, double is, Change change) {
        assertThat(TEST.against(Metric.of(metric).orElseThrow(), runs(was, was, was, was, was), around(is, 30))
                        .change())
                .isEqualTo(change);
    }

    @Test
    void whatIsToleratedIsNoChangeHoweverCertain() {
        assertThat(new MedianComparison(ComparisonKind.BASELINE, 0.5)
                        .sideBySide(Metric.TTFT, around(1_000, 200), around(1_400, 200))
                        .change())
                .isEqualTo(Change.SAME);
        assertThat(TEST.sideBySide(Metric.TTFT, around(1_000, 200), around(1_400, 200))
                        .change())
                .isEqualTo(Change.REGRESSED);
    }

    @Test
    void fewerThanTenValuesAreNotJudged() {
        MetricChange change = TEST.against(Metric.TTFT, runs(100, 100), around(900, 9));

        assertThat(change.change()).isEqualTo(Change.NOT_JUDGED);
        assertThat(change.message()).contains("not judged").contains("this run has 9 values");
    }

    @Test
    void earlierRunsOfFewerThanTenValuesCountForNothing() {
        List<Samples> earlier = List.of(around(100, 9), around(100, 9));

        assertThat(TEST.against(Metric.TTFT, earlier, around(100, 20)).change()).isEqualTo(Change.NOT_JUDGED);
    }

    @Test
    void tellsWasIsAndTheInterval() {
        MetricChange change = TEST.against(Metric.TTFT, runs(200, 200, 200, 200, 200), around(400, 30));

        assertThat(change.id()).isEqualTo("baseline.ttft");
        assertThat(change.message())
                .startsWith("regressed: median 400 ms, was 200 ms, +")
                .matches(".*\\+\\d+ % \\(99 % interval \\+\\d+ % to \\+\\d+ %\\);"
                        + " compared with 5 runs, n=30, 10 % is tolerated");
    }

    @Test
    void saysAboutHowManyRunsWouldSettleADoubt() {
        MetricChange change = TEST.against(Metric.TTFT, runs(300, 300, 300, 300, 300), around(345, 30));

        assertThat(change.moreRuns()).isPresent();
        assertThat(change.verdict()).matches("can't tell: about \\d+ more runs?");
    }
}
