package io.github.streamcheck.maven;

import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportFolders;
import io.github.streamcheck.report.StoredReport;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkEventAttributes;

/** The reports of a project's executions as a page of its site, with all of their files beside it. Used by one thread. */
final class SitePage {

    /** The folder of the site in which the files are. */
    public static final String FOLDER = "streamcheck";

    private final ReportFolders reports;
    private final Path site;

    /** {@code reports} are those to show; {@code site} is the site's folder. */
    public SitePage(ReportFolders reports, Path site) {
        this.reports = reports;
        this.site = site;
    }

    /** Whether there is anything to show. */
    public boolean hasReports() {
        try {
            return !executions().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Copies the files of all reports into the site. */
    public void copy() throws IOException {
        for (Path execution : executions()) {
            Path target = Files.createDirectories(site.resolve(FOLDER).resolve(reports.name(execution)));
            try (Stream<Path> files = Files.list(execution)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Writes the page. For a report that can't be read, it shows the reason. */
    public void write(Sink sink) throws IOException {
        sink.head();
        sink.title();
        sink.text("streamcheck");
        sink.title_();
        sink.head_();
        sink.body();
        for (Path execution : executions()) {
            write(sink, execution);
        }
        sink.body_();
        sink.flush();
    }

    private void write(Sink sink, Path execution) throws IOException {
        try {
            StoredReport report = StoredReport.read(execution);
            section(
                    sink,
                    execution,
                    report.isPass() ? "PASS" : report.isOfShard() ? "a part of a run" : "FAIL",
                    report.violations());
        } catch (IOException unreadable) {
            section(sink, execution, "no verdict (" + unreadable.getMessage() + ")", List.of());
        }
    }

    private void section(Sink sink, Path execution, String verdict, List<Violation> violations) throws IOException {
        String name = reports.name(execution);
        sink.section1();
        sink.sectionTitle1();
        sink.text(name + ": " + verdict);
        sink.sectionTitle1_();
        list(sink, violations);
        if (Files.exists(execution.resolve(ReportFiles.PAGE))) {
            sink.paragraph();
            sink.link(FOLDER + "/" + name + "/" + ReportFiles.PAGE);
            sink.text("The whole report, with charts");
            sink.link_();
            sink.paragraph_();
        }
        if (Files.exists(execution.resolve(ReportFiles.TEXT))) {
            sink.verbatim((SinkEventAttributes) null);
            sink.text(Files.readString(execution.resolve(ReportFiles.TEXT), StandardCharsets.UTF_8));
            sink.verbatim_();
        }
        sink.section1_();
    }

    private static void list(Sink sink, List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        sink.list();
        for (Violation violation : violations) {
            sink.listItem();
            sink.text(violation.text());
            sink.listItem_();
        }
        sink.list_();
    }

    /** The folders of executions, by name, and then those of shards. */
    private List<Path> executions() throws IOException {
        return Stream.concat(reports.executions().stream(), reports.shards().stream())
                .toList();
    }
}
