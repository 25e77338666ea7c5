package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.observe.StreamResult.Outcome;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTallyTest {

    private static final Stage STAGE = Stage.closed(2, new Stage.Count(3));

    private final StageTally tally = new StageTally(ThresholdParser.parse(Map.of("ttft.p95", "100ms"), new Problems()));

    private StageFigures figures() {
        return tally.figures(STAGE, 4, Backlog.NONE, Duration.ofSeconds(2));
    }

    @Test
    void itsStreamsAreAddedUp() {
        tally.add(Results.good(1, 50));
        tally.add(Results.good(2, 150));
        tally.add(Results.bad(3, "done-missing", "no end"));
        EndpointFigures figures = figures().figures();

        assertThat(figures.streams()).isEqualTo(3);
        assertThat(figures.succeeded()).isEqualTo(2);
        assertThat(figures.good()).as("one is too slow").isEqualTo(1);
        assertThat(figures.value(Metric.THROUGHPUT)).as("20 tokens in 2 s").hasValue(10);
    }

    @Test
    void gapsAreAddedUp() {
        tally.times().gap(3_000_000);
        tally.times().gap(5_000_000);

        assertThat(figures().figures().distribution(Metric.ITL).orElseThrow().mean())
                .isEqualTo(4);
    }

    @Test
    void cancelledStreamsCountForNothing() {
        tally.add(Results.result(2, Phase.MEASURED, Outcome.CANCELLED, List.of(), Map.of(Metric.TTFT, 999.0)));

        assertThat(figures().figures().streams()).isZero();
        assertThat(figures().started()).isEqualTo(4);
    }
}
