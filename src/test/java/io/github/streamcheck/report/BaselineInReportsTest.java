package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.BaselineComparison.Drifting;
import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineInReportsTest {

    private static final RunResult PLAIN = Reports.of(Results.good(1, 50), Results.good(2, 60));

    private static final RunResult COMPARED = Reports.withBaseline(
            PLAIN,
            new BaselineComparison(
                    ComparisonKind.BASELINE,
                    5,
                    Optional.empty(),
                    List.of(new MetricChange(
                            ComparisonKind.BASELINE,
                            Metric.TTFT,
                            OptionalDouble.of(40),
                            OptionalDouble.of(55),
                            Optional.of(new MetricChange.Ratio(1.375, 0.98, 1.9)),
                            Change.UNCERTAIN,
                            OptionalInt.of(3),
                            "noted")),
                    List.of(new Drifting(Metric.TTFT, "it drifts")),
                    Set.of(Metric.TTFT)));

    private static final RunResult INCOMPARABLE = Reports.withBaseline(
            PLAIN,
            new BaselineComparison(
                    ComparisonKind.BASELINE, 0, Optional.of("not comparable: why"), List.of(), List.of(), Set.of()));

    @TempDir
    private Path folder = Path.of(".");

    private static JsonNode json(RunResult report) throws IOException {
        return new ObjectMapper().readTree(new JsonReport().render(report));
    }

    @Test
    void theTextShowsWasIsIntervalAndVerdict() {
        assertThat(new TextReport().render(COMPARED).lines())
                .contains("BASELINE")
                .anyMatch(line -> line.matches(
                        "ttft\\.p50 +40 ms +55 ms +\\+38 % \\(-2 % to \\+90 %\\) +can't tell: about 3 more runs"))
                .contains("compared with 5 runs");
    }

    @Test
    void theTextNamesADrift() {
        assertThat(new TextReport().render(COMPARED)).contains("ttft: it drifts");
    }

    @Test
    void theTextSaysWhyNothingWasCompared() {
        assertThat(new TextReport().render(INCOMPARABLE)).contains("not comparable: why");
    }

    @Test
    void withoutABaselineTheTextIsSilent() {
        assertThat(new TextReport().render(PLAIN)).doesNotContain("BASELINE");
    }

    @Test
    void thePageShowsTheTable() {
        assertThat(new HtmlReport().render(COMPARED))
                .contains("<h2>Compared with earlier runs</h2>")
                .contains(">can&#39;t tell: about 3 more runs</td>")
                .contains("it drifts");
        assertThat(new HtmlReport().render(PLAIN)).doesNotContain("earlier runs");
    }

    @Test
    void markdownHasTheTable() {
        assertThat(new MarkdownReport().render(COMPARED))
                .contains("| ttft.p50 | 40 ms | 55 ms | +38 % (-2 % to +90 %) | can't tell: about 3 more runs |");
    }

    @Test
    void junitHasACaseForEachFigure() {
        assertThat(new JunitReport().render(COMPARED))
                .contains("name=\"baseline.ttft\" classname=\"streamcheck.default.baseline\"");
    }

    @Test
    void jsonHasTheComparison() throws IOException {
        JsonNode ttft = json(COMPARED).at("/baseline/metrics/0");

        assertThat(json(COMPARED).at("/baseline/runs").asInt()).isEqualTo(5);
        assertThat(ttft.path("metric").asText()).isEqualTo("ttft");
        assertThat(ttft.path("was").asDouble()).isEqualTo(40);
        assertThat(ttft.path("is").asDouble()).isEqualTo(55);
        assertThat(ttft.path("ratioLower").asDouble()).isEqualTo(0.98);
        assertThat(ttft.path("ratioUpper").asDouble()).isEqualTo(1.9);
        assertThat(ttft.path("verdict").asText()).isEqualTo("can't tell");
        assertThat(ttft.path("moreRuns").asInt()).isEqualTo(3);
        assertThat(ttft.path("fails").asBoolean()).isTrue();
        assertThat(json(INCOMPARABLE).at("/baseline/incomparable").asText()).isEqualTo("not comparable: why");
        assertThat(json(PLAIN).has("baseline")).isFalse();
    }

    @Test
    void whatABaselineKeepsIsReadBackFromTheReport() throws IOException {
        Files.writeString(folder.resolve("report.json"), new JsonReport().render(PLAIN));

        assertThat(StoredReport.read(folder).recorded()).contains(PLAIN.recorded());
        assertThat(PLAIN.recorded().samples().get(Metric.TTFT)).isNotNull();
    }

    private static RunResult besideAnother() {
        RunResult other = Reports.of(Results.good(1, 40), Results.bad(2, "done-missing", "no end"));
        MetricChange change = new MetricChange(
                ComparisonKind.OTHER_SERVER,
                Metric.TTFT,
                OptionalDouble.of(40),
                OptionalDouble.of(55),
                Optional.of(new MetricChange.Ratio(1.375, 1.2, 1.5)),
                Change.REGRESSED,
                OptionalInt.empty(),
                "noted");
        return Reports.withOther(
                PLAIN,
                new ReferenceResult(
                        URI.create("http://other:1"),
                        Optional.of("m2"),
                        other.figures(),
                        new BaselineComparison(
                                ComparisonKind.OTHER_SERVER,
                                1,
                                Optional.empty(),
                                List.of(change),
                                List.of(),
                                Set.of())));
    }

    @Test
    void theTextShowsBothSides() {
        assertThat(new TextReport().render(besideAnother()).lines())
                .contains(
                        "SIDE BY SIDE", "compared with http://other:1, model m2: 1 of 2 streams succeeded, 2 measured")
                .anyMatch(line -> line.startsWith("ttft.p50 ") && line.endsWith(" regressed"))
                .anyMatch(line -> line.matches("ttft +1 +40 ms.*"))
                .anyMatch(line -> line.contains("compareWith: done-missing: no end (chat, 1 stream)"));
    }

    @Test
    void thePageShowsBothSides() {
        assertThat(new HtmlReport().render(besideAnother()))
                .contains("<h2>Compared with another server</h2>")
                .contains("http://other:1, model m2: 1 of 2 streams succeeded, 2 measured")
                .contains("error done-missing (chat, 1): no end");
    }

    @Test
    void jsonHasTheOtherSideWithAllItsFigures() throws IOException {
        JsonNode other = json(besideAnother()).path("compareWith");

        assertThat(other.path("baseUrl").asText()).isEqualTo("http://other:1");
        assertThat(other.at("/metrics/0/verdict").asText()).isEqualTo("regressed");
        assertThat(other.at("/total/streams").asInt()).isEqualTo(2);
        assertThat(other.at("/endpoints/chat/metrics/ttft/max").asDouble()).isEqualTo(40);
        assertThat(other.at("/findings/0/rule").asText()).isEqualTo("done-missing");
    }

    @Test
    void junitAndMarkdownHaveTheOtherSideToo() {
        assertThat(new JunitReport().render(besideAnother())).contains("name=\"compareWith.ttft\"");
        assertThat(new MarkdownReport().render(besideAnother())).contains("| compareWith | was | is |");
    }
}
