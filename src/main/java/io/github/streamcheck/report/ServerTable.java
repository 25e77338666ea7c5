package io.github.streamcheck.report;

import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of the server's figures beside those of the client. */
final class ServerTable {

    /** More rows are left to {@code report.json}. */
    private static final int MAX_ROWS = 20;

    private ServerTable() {}

    /** A header and a row for each comparison; none without any. Those that disagree come first. */
    static List<String> rows(List<ServerCheck> checks, Glyphs signs) {
        List<MetricsComparison> compared = new ArrayList<>();
        for (boolean agreed : new boolean[] {false, true}) {
            checks.stream()
                    .flatMap(check -> check.comparisons().stream())
                    .filter(each -> each.isAgreed() == agreed)
                    .forEach(compared::add);
        }
        List<String> rows = new ArrayList<>();
        if (!compared.isEmpty()) {
            rows.add(row("", "page", "the server says", "we saw", "agree?"));
        }
        compared.stream()
                .limit(MAX_ROWS)
                .forEach(each -> rows.add(row(
                        each.what(),
                        each.page(),
                        each.serverSays(),
                        each.weSaw(),
                        each.isAgreed() ? signs.tick() : signs.cross())));
        if (compared.size() > MAX_ROWS) {
            rows.add("and " + (compared.size() - MAX_ROWS) + " more, in " + JsonReport.FILE_NAME);
        }
        return rows;
    }

    private static String row(String what, String page, String server, String seen, String agree) {
        return String.format(Locale.ROOT, "%-24s %-22s %-22s %-22s %s", what, page, server, seen, agree)
                .stripTrailing();
    }
}
