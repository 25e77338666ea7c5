package io.github.streamcheck.report.html;

import static io.github.streamcheck.report.html.HtmlPages.document;
import static io.github.streamcheck.report.html.HtmlPages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the charts say, and what they leave out. */
class HtmlChartsTest {

    private static final Stage ONE = Stage.closed(2, new Stage.Count(4));
    private static final Stage OTHER = Stage.closed(8, new Stage.Count(4));

    private static StreamResult[] streams(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(stream -> Results.timed(stream, stream * 10L, 40 + stream, 200))
                .toArray(StreamResult[]::new);
    }

    private static RunResult report(Plans plans) {
        return Reports.of(plans, streams(8));
    }

    private static RunResult staged() {
        RunResult report = report(Reports.plans().stages(ONE, OTHER));
        return Reports.withStages(report, stage(report, ONE), stage(report, OTHER));
    }

    private static StageFigures stage(RunResult report, Stage stage) {
        return new StageFigures(stage, 4, Backlog.NONE, report.figures().total());
    }

    @Test
    void aLimitIsInEachChartOfItsMetric() throws Exception {
        RunResult report = report(Reports.plans().threshold("ttft.p95", "100ms"));

        assertThat(texts(document(report), "text"))
                .filteredOn("p95 limit 100 ms ✓"::equals)
                .hasSize(2);
    }

    @Test
    void aLimitBeyondAllValuesIsStillOnItsChart() throws Exception {
        RunResult report = report(Reports.plans().threshold("ttft.p95", "150ms"));

        assertThat(texts(document(report), "text")).contains("p95 limit 150 ms ✓", "150 ms");
    }

    @Test
    void aLimitFarBeyondAllValuesDoesNotSqueezeTheCurve() throws Exception {
        RunResult report = report(Reports.plans().threshold("ttft.p95", "4s"));

        assertThat(texts(document(report), "text"))
                .contains("p95 limit 4 s ✓ →", "p95 limit 4 s ✓ ↑", "50 ms")
                .doesNotContain("4 s", "5 s");
    }

    @Test
    void theCurveSaysWhereItReachesThePercentileOfALimit() throws Exception {
        RunResult report = report(Reports.plans().threshold("ttft.p50", "100ms"));

        assertThat(texts(document(report), "text")).contains("p50 limit 100 ms ✓", "p50 44 ms");
    }

    @Test
    void aLogarithmicAxisSaysSo() throws Exception {
        RunResult wide = Reports.of(Results.timed(1, 0, 1, 200), Results.timed(2, 10, 900, 1_000));

        assertThat(texts(document(wide), "text")).contains("TTFT (logarithmic)");
        assertThat(texts(document(report(Reports.plans())), "text")).contains("TTFT");
    }

    @Test
    void aLegendHasOnlyWhatIsDrawn() throws Exception {
        RunResult failed = Reports.of(Results.timed(1, 0, 50, 200), Results.bad(2, "done-missing", "no end"));

        assertThat(texts(document(report(Reports.plans())), "span", "key")).containsExactly("succeeded");
        assertThat(texts(document(failed), "span", "key"))
                .containsExactly("succeeded", "failed without a token, at the bottom");
    }

    @Test
    void loadAgainstTtftIsDrawnOnlyOfALoadThatChanges() throws Exception {
        Stage ramped = new Stage(new Stage.Closed(4), new Stage.Count(8), Duration.ofSeconds(5));
        String caption = "Time to first token under load";

        assertThat(texts(document(report(Reports.plans().load(8, 4, 0))), "strong"))
                .doesNotContain(caption);
        assertThat(texts(document(report(Reports.plans().stages(ramped))), "strong"))
                .contains(caption);
        assertThat(texts(document(staged()), "strong")).contains(caption);
    }

    @Test
    void stagesHaveTheirBorders() throws Exception {
        assertThat(texts(document(staged()), "figcaption"))
                .filteredOn(words -> words.endsWith("Numbered lines: the stages of the load."))
                .hasSize(2);
        assertThat(texts(document(staged()), "text")).contains("1", "2");
    }
}
