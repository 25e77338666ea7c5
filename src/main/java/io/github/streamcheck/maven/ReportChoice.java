package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.text.NearestName;
import java.util.List;

/** Which reports are written. */
final class ReportChoice {

    /** What people and CI servers look at, and what can be merged later. */
    private static final List<String> DEFAULT = List.of("text", "json", "html", "junit", "hlog");

    private ReportChoice() {}

    /** The writers of these {@code ids} and the one that is always needed; the usual ones if there are no ids. */
    static List<ReportWriter> of(List<String> ids, Problems problems) {
        List<ReportWriter> all = ReportWriter.all();
        List<String> known = all.stream().map(ReportWriter::id).distinct().toList();
        List<String> given =
                ids.stream().map(String::trim).filter(id -> !id.isEmpty()).toList();
        for (String id : given) {
            if (!known.contains(id) && !problems.addIfUnresolved("reports", id)) {
                problems.add(
                        new Problem("reports", id, "any of " + String.join(", ", known), NearestName.of(id, known)));
            }
        }
        return all.stream()
                .filter(writer ->
                        (given.isEmpty() ? DEFAULT : given).contains(writer.id()) || writer instanceof JsonReport)
                .toList();
    }
}
