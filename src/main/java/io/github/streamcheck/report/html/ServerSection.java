package io.github.streamcheck.report.html;

import io.github.streamcheck.report.RunReport;
import io.github.streamcheck.report.Signs;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.ServerCheck;
import java.util.List;

/** What the server says of itself beside what was seen. */
final class ServerSection implements Section {

    @Override
    public void write(Html html, RunReport report) {
        if (report.server().isEmpty()) {
            return;
        }
        List<Comparison> compared = report.server().stream()
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
        return Signs.UNICODE.of(check.status()) + " " + check.id() + ": " + check.message();
    }

    private static List<String> cells(Comparison compared) {
        return List.of(
                compared.page(),
                compared.serverSays(),
                compared.weSaw(),
                compared.contradiction()
                        .map(why -> Signs.UNICODE.cross() + " " + why)
                        .orElse(Signs.UNICODE.tick()));
    }
}
