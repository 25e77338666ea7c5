package io.github.streamcheck.report;

import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Quantities;
import java.util.List;
import java.util.Map;

/** The parts of a text report about what the server reports of itself. Used by one thread. */
final class ServerPart {

    /** The limit of figures of a server's page; {@code report.json} has all. */
    private static final int MAX_FIGURES = 40;

    private final RunResult report;
    private final Glyphs signs;
    private final Page page;

    ServerPart(RunResult report, Glyphs signs, Page page) {
        this.report = report;
        this.signs = signs;
        this.page = page;
    }

    /** What its pages answered, but for what is among the findings, and how its figures compare with the client's. */
    void checks() {
        List<ServerCheck> good = report.server().stream()
                .filter(check -> !check.status().isBad() && check.comparisons().isEmpty())
                .toList();
        if (!good.isEmpty()) {
            page.title("SERVER");
            good.forEach(check -> page.line(signs.of(check.status()) + " " + check.id() + ": " + check.message()));
        }
        List<String> rows = ServerTable.rows(report.server(), signs);
        if (!rows.isEmpty()) {
            page.title("SERVER AGAINST CLIENT");
            page.lines(rows);
        }
    }

    /** The figures of its pages. */
    void figures() {
        for (ServerCheck check : report.server()) {
            check.reading().filter(reading -> !reading.values().isEmpty()).ifPresent(reading -> {
                page.title("FIGURES OF THE SERVER (" + check.id() + ", " + reading.dialect() + ")");
                figures(reading.values());
            });
        }
    }

    private void figures(Map<String, Double> values) {
        values.entrySet().stream()
                .limit(MAX_FIGURES)
                .forEach(figure -> page.line(figure.getKey() + " = " + Quantities.format(figure.getValue())));
        if (values.size() > MAX_FIGURES) {
            page.line("and " + (values.size() - MAX_FIGURES) + " more, in " + JsonReport.FILE_NAME);
        }
    }
}
