package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.verdict.OwnLag;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    private static Distribution values(Metric metric, double... values) {
        Distribution distribution = new Distribution(metric.unit());
        Arrays.stream(values).forEach(distribution::add);
        return distribution;
    }

    private static EndpointFigures figures(Metric metric, double... values) {
        Map<Metric, Distribution> distributions =
                values.length == 0 ? Map.of() : Map.of(metric, values(metric, values));
        return new EndpointFigures(1, 1, 1, 1, 1, 1, 1, Duration.ZERO, distributions, Map.of());
    }

    private static FigureMarks punctual(String endpoint, EndpointFigures figures) {
        return punctual(figures);
    }

    private static FigureMarks punctual(EndpointFigures figures) {
        return FigureMarks.ownLag(new OwnLag(figures, values(Metric.LAG), LagLimit.DEFAULT));
    }

    @Test
    void columnsAreInLineAndTimesBearTheirUnit() {
        assertThat(FigureTable.header())
                .isEqualTo("                             n       mean        p50        p95        p99        max");
        assertThat(FigureTable.row("ttft", Metric.TTFT, values(Metric.TTFT, 0.5, 0.5, 1500)))
                .isEqualTo("ttft                         3     500 ms     0.5 ms          -          -      1.5 s");
    }

    @Test
    void theLabelTellsTheUnitOfARate() {
        assertThat(FigureTable.row("tps", Metric.TPS, values(Metric.TPS, 45.25, 45.25)))
                .isEqualTo("tps (tokens/s)               2          -       45.3          -          -       45.3");
    }

    @Test
    void figuresNeverRunIntoOneAnother() {
        double hours = 4_355_000 + 36_000_000;

        assertThat(FigureTable.row("duration", Metric.DURATION, values(Metric.DURATION, hours, hours)))
                .contains(" 11 h 12 m 35 s 11 h 12 m 35 s ");
    }

    @Test
    void endpointsWithoutValuesHaveNoRowAndOneAloneHasNoSum() {
        Map<String, EndpointFigures> endpoints = new LinkedHashMap<>();
        endpoints.put("chat", figures(Metric.TTFT, 10));
        endpoints.put("completions", figures(Metric.TTFT));

        assertThat(FigureTable.rows(Metric.TTFT, endpoints, figures(Metric.TTFT, 10), FigureTableTest::punctual))
                .extracting(row -> row.split(" ", 2)[0])
                .containsExactly("", "chat");
    }

    @Test
    void severalEndpointsAreSummedUp() {
        Map<String, EndpointFigures> endpoints = new LinkedHashMap<>();
        endpoints.put("chat", figures(Metric.TTFT, 10));
        endpoints.put("completions", figures(Metric.TTFT, 20));

        assertThat(FigureTable.rows(Metric.TTFT, endpoints, figures(Metric.TTFT, 10, 20), FigureTableTest::punctual))
                .extracting(row -> row.split(" ", 2)[0])
                .containsExactly("", "chat", "completions", "all");
    }

    @Test
    void withoutValuesThereIsNoHeaderEither() {
        assertThat(FigureTable.rows(
                        Metric.TTFT,
                        Map.of("chat", figures(Metric.TTFT)),
                        figures(Metric.TTFT),
                        FigureTableTest::punctual))
                .isEmpty();
    }

    @Test
    void whatTheClientsOwnLagSpoilsIsMarked() {
        EndpointFigures figures = new EndpointFigures(
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                Duration.ZERO,
                Map.of(
                        Metric.TTFT, values(Metric.TTFT, 10, 10, 10, 100),
                        Metric.TTFT_LAG, values(Metric.TTFT_LAG, 0, 0.5, 1, 40)),
                Map.of());

        String row = FigureTable.row("ttft", Metric.TTFT, values(Metric.TTFT, 10, 10, 10, 100), punctual(figures));
        assertThat(row)
                .isEqualTo("ttft                         4   ~32.5 ms      10 ms          -          -    ~100 ms");
        assertThat(FigureTable.legend(List.of(row), LagLimit.DEFAULT))
                .containsExactly("~ unreliable: more than 10 % of it may be this client's own delay");
        assertThat(FigureTable.legend(List.of(row.replace("~", "")), LagLimit.DEFAULT))
                .isEmpty();
    }
}
