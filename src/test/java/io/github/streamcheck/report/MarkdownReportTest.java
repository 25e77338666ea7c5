package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gist in Markdown. */
class MarkdownReportTest {

    private final MarkdownReport writer = new MarkdownReport();

    @Test
    void theVerdictComesFirst() {
        assertThat(writer.render(Reports.of(Results.good(1, 50))))
                .startsWith("### ✅ streamcheck `` default `` passed\n");
        assertThat(writer.render(Reports.of(Results.bad(1, "done-missing", "no end"))))
                .startsWith("### ❌ streamcheck `` default `` failed\n")
                .contains("- `` error done-missing: no end");
    }

    @Test
    void figuresAndThresholdsAreTables() {
        assertThat(writer.render(Reports.of(Results.good(1, 50))).lines())
                .contains(
                        "| chat | 1 | 100 % | - | 50 ms | - | 5 |",
                        "| ttft | - | - | - | 50 ms |",
                        "| ✅ | `` ttft.p95 `` | 50 ms | at most 100 ms | 50 % below;"
                                + " 1 sample is few for a p95: 95 % confidence needs 59 |");
    }

    @Test
    void whatTheServerSentIsNoMarkup() {
        String hostile = "a `` <img src=x> | b\n# c";

        assertThat(writer.render(Reports.of(Results.bad(1, "done-missing", hostile)))
                        .lines())
                .contains("- `` error done-missing: a '' <img src=x> \\| b # c (chat, 1 stream) ``");
    }

    @Test
    void aLongOneIsCutAtALine() {
        StreamResult[] streams = IntStream.range(0, 90)
                .mapToObj(i -> Results.bad(i, "rule-" + i, i + "x".repeat(1_000)))
                .toArray(StreamResult[]::new);

        assertThat(writer.render(Reports.of(streams)))
                .hasSizeLessThan(60_100)
                .endsWith("``\n\nThis summary is cut; the reports have it all.\n");
    }
}
