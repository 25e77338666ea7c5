package io.github.streamcheck.report.html;

import static io.github.streamcheck.report.html.HtmlPages.document;
import static io.github.streamcheck.report.html.HtmlPages.elements;
import static io.github.streamcheck.report.html.HtmlPages.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The parts of the page: what leads where, what is shown of which figures, and how large it gets. */
class HtmlPartsTest {

    private static final int ONE_MEGABYTE = 1_000_000;

    private static RunResult failing() {
        return Reports.of(
                Results.timed(1, 0, 250, 400),
                Results.bad(2, "done-missing", "no end"),
                Results.bad(3, "http-status", "answers HTTP 500"));
    }

    @Test
    void everyLinkLeadsToAPartOfThePage() throws Exception {
        Document page = document(failing());
        List<String> ids = elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements(page, "a"))
                .extracting(link -> link.getAttribute("href").substring(1))
                .isSubsetOf(ids)
                .contains("rule-done-missing", "metric-ttft", "charts");
    }

    static List<Metric> metricsWithThreshold() {
        return Metric.thresholdParameters().stream()
                .map(name -> Metric.of(name).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metricsWithThreshold")
    void everyThresholdIsInOneTile(Metric metric) throws Exception {
        String path = metric.parameter() + (metric.hasStatistics() ? ".max" : "");
        String limit = metric == Metric.ERROR_RATE || metric == Metric.SUCCESS_RATE || metric == Metric.GOODPUT
                ? "50%"
                : metric.unit() == Metric.TTFT.unit() ? "1s" : "1";
        RunResult report = Reports.of(Reports.plans().threshold(path, limit), Results.timed(1, 0, 50, 200));

        assertThat(texts(document(report), "div", "threshold"))
                .filteredOn(words -> words.contains(path + " "))
                .hasSize(1);
    }

    @Test
    void aRunWithoutMeasuredStreamsSaysSoOnceForEachFigure() throws Exception {
        Document page = document(Reports.of(tally -> {}));

        assertThat(texts(page, "div", "tile"))
                .hasSize(5)
                .map(tile -> tile.replaceAll("\\s+", " "))
                .contains("Time to first token - not measured")
                .noneMatch(tile -> tile.contains("n/a"))
                .allMatch(tile -> tile.split("not measured", -1).length <= 2);
    }

    @Test
    void percentilesThatTheStreamsCantCarryAreLeftOut() throws Exception {
        RunResult few = Reports.of(Results.timed(1, 0, 50, 200), Results.timed(2, 10, 60, 200));
        RunResult many = Reports.of(IntStream.rangeClosed(1, 59)
                .mapToObj(number -> Results.timed(number, number, 50, 200))
                .toArray(StreamResult[]::new));

        assertThat(headings(few)).contains("mean", "p50", "max").doesNotContain("p90", "p95");
        assertThat(headings(many)).contains("p50", "p95").doesNotContain("p99");
    }

    private static List<String> headings(RunResult report) throws Exception {
        Document page = document(report);
        Element ttft = elements(page, "div").stream()
                .filter(element -> element.getAttribute("id").equals("metric-ttft"))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, ttft.getElementsByTagName("th").getLength())
                .mapToObj(index -> ttft.getElementsByTagName("th").item(index).getTextContent())
                .toList();
    }

    @Test
    void aLineOfACommandBreaksBetweenItsWordsOnly() throws Exception {
        Document page = document(Reports.of(Results.bad(1, "done-missing", "no end")));
        Element command = elements(page, "code").stream()
                .filter(code -> code.getTextContent().startsWith("curl"))
                .findFirst()
                .orElseThrow();

        assertThat(command.getTextContent()).isEqualTo("curl -iN http://127.0.0.1:8000/v1/chat/completions");
        assertThat(command.getAttribute("class")).isEqualTo("command");
        assertThat(IntStream.range(0, command.getElementsByTagName("span").getLength()))
                .extracting(index ->
                        command.getElementsByTagName("span").item(index).getTextContent())
                .containsExactly("curl", "-iN", "http://127.0.0.1:8000/v1/chat/completions");
    }

    @Test
    void onlyWhatIsLongIsLeftOutOfPrint() throws Exception {
        assertThat(elements(document(failing()), "details"))
                .filteredOn(details -> details.getAttribute("class").equals("long"))
                .extracting(details ->
                        details.getElementsByTagName("summary").item(0).getTextContent())
                .allMatch(summary -> summary.startsWith("Raw events") || summary.equals("The whole plan"))
                .contains("The whole plan");
    }

    @Test
    void whatTheServerReportsIsComparedInWords() throws Exception {
        MetricsComparison agreed = MetricsComparison.agrees("ttft", "at least 50 ms", "at most 5.2 s");
        MetricsComparison wrong =
                MetricsComparison.contradicts("generated tokens", "+3", "+5", "counts 3, where 5 were");
        RunResult report = Reports.withServer(
                failing(),
                new ServerCheck(
                        "metrics-ttft-above-seen", ServerCheck.Status.OK, "", Optional.empty(), List.of(agreed)),
                new ServerCheck(
                        "metrics-tokens-miscounted", ServerCheck.Status.WARNING, "", Optional.empty(), List.of(wrong)));

        assertThat(texts(document(report), "li"))
                .anyMatch(line -> line.contains("the server reports at least 50 ms, this client saw at most 5.2 s."
                        + " Consistent: a client can't have a first token before the server has it"))
                .anyMatch(line -> line.startsWith("⚠ metrics-tokens-miscounted")
                        && line.contains("counts 3, where 5 were. Fix: Count the tokens"));
    }

    @Test
    void aMillionStreamsAreUnderAMegabyte() {
        RunResult report = Reports.of(tally -> IntStream.rangeClosed(1, 1_000_000)
                .forEach(number -> tally.add(
                        number % 1_000 == 0
                                ? Results.bad(number, "rule-" + number % 7_000, "no end")
                                : Results.timed(number, number * 3L, 20 + number * 7_919L % 9_973, 12_000))));

        assertThat(new HtmlReport().render(report).getBytes(UTF_8)).hasSizeBetween(50_000, ONE_MEGABYTE);
    }
}
