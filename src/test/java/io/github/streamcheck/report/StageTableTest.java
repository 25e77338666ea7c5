package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Stage.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTableTest {

    private static StageFigures stage(Stage stage, int streams, int succeeded, double... ttft) {
        Distribution values = new Distribution(Metric.TTFT.unit());
        for (double value : ttft) {
            values.add(value);
        }
        Map<Metric, Distribution> distributions = ttft.length == 0 ? Map.of() : Map.of(Metric.TTFT, values);
        EndpointFigures figures = new EndpointFigures(
                streams,
                succeeded,
                streams,
                succeeded,
                0,
                0,
                200L * streams,
                Duration.ofSeconds(4),
                distributions,
                Map.of());
        return new StageFigures(stage, streams, Backlog.NONE, figures);
    }

    @Test
    void eachStageHasItsRow() {
        Stage rate = new Stage(
                new Stage.Open(20, Arrivals.POISSON, 1, 100), new Stage.Time(Duration.ofMinutes(1)), Duration.ZERO);

        assertThat(StageTable.rows(
                        List.of(stage(Stage.closed(10, new Stage.Count(2)), 2, 1, 40, 60), stage(rate, 1, 1, 1_500))))
                .containsExactly(
                        "                                  n failed  ttft p50  ttft p95   itl p50   itl p95   tokens/s",
                        "2 streams, 10 at once             2      1     40 ms     60 ms         -         -        100",
                        "20/s (poisson) for 1 m            1      0     1.5 s     1.5 s         -         -         50");
    }

    @Test
    void aStageWithoutStreamsHasItsRowToo() {
        assertThat(StageTable.rows(List.of(stage(Stage.closed(1, new Stage.Count(1)), 0, 0))))
                .last()
                .asString()
                .matches("1 stream, 1 at once +0 +0 +- +- +- +- +-");
    }
}
