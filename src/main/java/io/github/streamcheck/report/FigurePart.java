package io.github.streamcheck.report;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a text report with all figures, of the server and of this client itself. Used by one thread. */
final class FigurePart {

    private final RunResult report;
    private final Page page;

    FigurePart(RunResult report, Page page) {
        this.report = report;
        this.page = page;
    }

    /** Writes it, unless nothing was measured. */
    void write() {
        if (report.figures().total().measured() > 0) {
            metrics(
                    "TIME TO FIRST TOKEN (TTFT)",
                    Metric.TTFT,
                    Metric.TTFT_CONNECTED,
                    Metric.TTFO,
                    Metric.TTFB,
                    Metric.SERVER_LOAD,
                    Metric.SERVER_PROMPT_EVAL);
            metrics("TOOL CALLS", Metric.TOOL_NAME, Metric.TOOL_ARGUMENTS);
            metrics("BETWEEN TOKENS (ITL, TPOT)", Metric.ITL, Metric.TPOT, Metric.STALL);
            metrics("DURATION", Metric.DURATION);
            metrics("SPEED (TPS)", Metric.TPS, Metric.DECODE_TPS, Metric.SERVER_DECODE_TPS);
            tokens();
            page.line("");
            page.line(FigureTable.notShown());
        }
        if (report.client().lag().count() > 0) {
            client();
        }
    }

    private void metrics(String title, Metric... metrics) {
        List<String> lines = new ArrayList<>();
        for (Metric metric : metrics) {
            List<String> rows = rows(metric);
            if (!rows.isEmpty()) {
                lines.add(metric.parameter() + ": " + metric.definition());
                lines.addAll(rows);
            }
        }
        if (!lines.isEmpty()) {
            page.title(title);
            page.lines(lines);
            page.lines(FigureTable.legend(lines, report.plan().lagLimit()));
        }
    }

    private List<String> rows(Metric metric) {
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        return FigureTable.rows(metric, endpoints, report.figures().total(), report::marks);
    }

    private void tokens() {
        EndpointFigures total = report.figures().total();
        List<String> rows = rows(Metric.TOKENS);
        if (!rows.isEmpty()) {
            page.title("TOKEN COUNTS");
            page.lines(rows);
            page.line(Quantities.count(total.tokens()) + " tokens in all, "
                    + total.value(Metric.THROUGHPUT).stream()
                            .mapToObj(value -> Quantities.format(value, Metric.THROUGHPUT.unit()))
                            .findFirst()
                            .orElse("NO DATA")
                    + " over all streams");
            page.line("counted by the server's usage in " + Quantities.count(total.countedByServer()) + " of "
                    + Quantities.count(total.measured()) + (total.measured() == 1 ? " stream" : " streams")
                    + ", else by token deltas");
        }
    }

    /** What the client did and how late it was, so that readers can judge how reliable the figures are. */
    private void client() {
        page.title("THIS CLIENT");
        page.line(ClientWords.of(report));
        page.line(FigureTable.header());
        for (Metric metric : Metric.OF_CLIENT) {
            distribution(metric).ifPresent(values -> page.line(FigureTable.row(metric.parameter(), metric, values)));
        }
        for (Metric metric : Metric.OF_CLIENT) {
            distribution(metric).ifPresent(values -> page.line(metric.parameter() + ": " + metric.definition()));
        }
    }

    private Optional<Distribution> distribution(Metric metric) {
        return metric == Metric.LAG
                ? Optional.of(report.client().lag())
                : report.figures().total().distribution(metric);
    }
}
