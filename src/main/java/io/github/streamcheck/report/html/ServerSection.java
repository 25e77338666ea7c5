package io.github.streamcheck.report.html;

import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import java.util.List;

/** What the server says of itself beside what was seen. */
final class ServerSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        if (report.server().isEmpty()) {
            return;
        }
        List<MetricsComparison> compared = report.server().stream()
                .flatMap(check -> check.comparisons().stream())
                .toList();
        html.within("section", section -> {
            section.element("h2", "Server against client");
            section.within(
                    "ul",
                    list -> report.server().stream()
                            .filter(check -> check.comparisons().isEmpty()
                                    || check.status().isBad())
                            .forEach(check -> list.element("li", line(check))));
            if (!compared.isEmpty()) {
                Tables.table(
                        section,
                        List.of("", "page", "the server says", "we saw", "agree?"),
                        rows -> compared.forEach(each -> Tables.row(rows, each.what(), cells(each))));
            }
        });
    }

    private static String line(ServerCheck check) {
        return Glyphs.UNICODE.of(check.status()) + " " + check.id() + ": " + check.message();
    }

    private static List<String> cells(MetricsComparison compared) {
        return List.of(
                compared.page(),
                compared.serverSays(),
                compared.weSaw(),
                compared.contradiction()
                        .map(why -> Glyphs.UNICODE.cross() + " " + why)
                        .orElse(Glyphs.UNICODE.tick()));
    }
}
