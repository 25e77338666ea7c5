package io.github.streamcheck.report.html;

import static io.github.streamcheck.report.html.HtmlPages.document;
import static io.github.streamcheck.report.html.HtmlPages.elements;
import static io.github.streamcheck.report.html.HtmlPages.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final int FIVE_MEGABYTES = 5 << 20;

    private static final String HOSTILE =
            "</code></p><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' \u202e\u0000\u001b[2J &lt;";

    private static final Bytes QUOTES = Bytes.utf8("\"".repeat(4_000));

    private static final RunResult PASS = Reports.of(Results.timed(1, 0, 50, 200), Results.timed(2, 30, 60, 200));
    private static final RunResult FAIL =
            Reports.of(Results.good(1, 50), Results.good(2, 250), Results.bad(3, "done-missing", "no end"));

    private static final Rule DONE_MISSING = Rule.byId("done-missing").orElseThrow();

    private static String page(RunResult report) {
        return new HtmlReport().render(report);
    }

    @Test
    void figuresOfAnswersThatAreHeldBackAreMarked() throws Exception {
        RunResult held = Reports.of(
                Results.heldBack(1, "content-length", 400),
                Results.heldBack(2, "content-length", 400),
                Results.heldBack(3, "content-length", 400));

        assertThat(texts(document(held), "td")).contains("=400 ms");
        assertThat(texts(document(held), "p"))
                .contains("= held back: the answer was buffered on the way, so this says little about the server");
        assertThat(texts(document(PASS), "p")).noneMatch(text -> text.startsWith("= "));
    }

    @Test
    void theVerdictComesFirstAndThenWhy() throws Exception {
        Document document = document(FAIL);

        assertThat(texts(document, "h1")).containsExactly("✗ FAIL");
        assertThat(texts(document, "h2").get(0)).isEqualTo("What fails");
        assertThat(texts(document, "p"))
                .contains(
                        "✗ ttft.p95: 250 ms, required at most 100 ms (150 % above, n=2), worst: stream #2 with 250 ms")
                .contains("✗ done-missing: no end (chat, 1 stream)", "Fix: " + DONE_MISSING.fix());
    }

    @Test
    void aPassHasAllItsParts() throws Exception {
        assertThat(texts(document(PASS), "h2"))
                .containsExactly(
                        "At a glance",
                        "Warnings",
                        "This run",
                        "Findings",
                        "Charts",
                        "Figures",
                        "Server metrics",
                        "This client",
                        "Plan and environment");
        assertThat(texts(document(PASS), "figcaption")).hasSize(3);
    }

    @Test
    void aRunWithoutStreamsHasNoCharts() throws Exception {
        assertThat(texts(document(Reports.of()), "figcaption")).isEmpty();
        assertThat(texts(document(Reports.of()), "p")).contains("Nothing was measured.", "No stream was judged.");
    }

    @Test
    void findingsHaveEvidenceAndTheRulesExplanation() throws Exception {
        assertThat(texts(document(FAIL), "li")).contains("stream #3, at 12.5 ms: bytes of #3");
        assertThat(texts(document(FAIL), "details"))
                .anyMatch(text -> text.contains("[DONE] shows a client that the stream is complete."));
    }

    @Test
    void whatThisClientsLagSpoilsIsMarked() {
        RunResult quick = Reports.of(Results.good(1, 1.5));

        assertThat(page(quick)).doesNotContain(">~");
        StreamResult slowClient = Results.withTtftLag(Results.good(1, 50), 40);
        assertThat(page(Reports.of(slowClient))).contains(">~50 ms</td>");
    }

    @Test
    void nothingThatAServerSendsIsMarkup() throws Exception {
        Document plain = document(Reports.of(Results.bad(1, "done-missing", "no end")));
        Document hostile = document(Reports.of(Results.bad(1, HOSTILE, HOSTILE)));

        assertThat(elements(hostile, "script")).isEmpty();
        assertThat(elements(hostile, "img")).isEmpty();
        assertThat(elements(hostile, "code")).hasSameSizeAs(elements(plain, "code"));
        assertThat(page(Reports.of(Results.bad(1, HOSTILE, HOSTILE)))).doesNotContain("\u202e", "\u0000", "\u001b");
        assertThat(texts(hostile, "bdi")).anyMatch(text -> text.contains("<script>alert(1)</script>"));
    }

    @Test
    void nothingOnThePageNeedsMoreThanTheStrictestPolicyAllows() throws Exception {
        Document document = document(FAIL);
        List<String> forbidden = new ArrayList<>();
        for (Element element : elements(document, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName().toLowerCase(Locale.ROOT);
                if (name.equals("style") || name.startsWith("on") || name.equals("src")) {
                    forbidden.add(element.getTagName() + " " + name);
                }
            }
        }

        assertThat(forbidden).isEmpty();
        for (String name : List.of("script", "style", "img", "iframe", "object", "form")) {
            assertThat(elements(document, name)).as(name).isEmpty();
        }
        assertThat(elements(document, "link"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("report.css");
    }

    @Test
    void tenThousandStreamsStaySmall() throws IOException {
        RunResult report =
                Reports.of(tally -> IntStream.rangeClosed(1, 10_000).forEach(number -> add(tally, worst(number))));
        byte[] page = page(report).getBytes(UTF_8);
        // To be looked at, as those of HtmlReportRunTest.
        ReportFiles files = new ReportFiles(Path.of("target", "html-report", "ten-thousand"), Redactor.NONE);
        files.clear("default");
        files.write(report, List.of(new HtmlReport(), new HtmlStyle()));

        assertThat(page).hasSizeBetween(100_000, FIVE_MEGABYTES);
    }

    private static StreamResult worst(int number) {
        return number % 1_000 == 0
                ? Results.bad(number, "rule-" + number, "no")
                : Results.timed(number, number * 3L, 20 + number * 7919L % 997, 1_500);
    }

    /** With more events than are kept, each of characters that take the most room when escaped. */
    private static void add(RunTally tally, StreamResult result) {
        StreamListener watch = tally.watch(result.stream());
        for (int event = 0; event < 300; event++) {
            SseEvent sse = new SseEvent(event, 0, event, event, "message", QUOTES, 1, true);
            watch.on(new StreamEvent.EventReceived(sse, new Payload.Undecodable("no JSON"), 0));
        }
        tally.add(result);
    }

    @Test
    void aStreamIsShownEventByEvent() throws Exception {
        Document document = document(Reports.of(tally -> add(tally, worst(1))));

        assertThat(texts(document, "h3"))
                .filteredOn(title -> title.startsWith("Stream #"))
                .containsExactly("Stream #1 (chat): slowest first token, TTFT 960 ms");
        assertThat(texts(document, "summary")).contains("Raw events (300)");
        assertThat(texts(document, "td")).contains("240 more");
        assertThat(texts(document, "code")).contains(QUOTES.head(400).utf8() + "...");
    }

    @Test
    void theStyleSheetIsWhatThePageLinksTo() {
        assertThat(new HtmlStyle().fileName("default")).isEqualTo("report.css");
        assertThat(new HtmlStyle().render(PASS)).contains("prefers-color-scheme: dark", "@media print");
    }
}
