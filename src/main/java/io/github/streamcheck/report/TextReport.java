package io.github.streamcheck.report;

import com.google.auto.service.AutoService;
import io.github.streamcheck.result.RunResult;

/** Writes {@code report.txt}: everything about a run, as plain text. */
@AutoService(ReportWriter.class)
public final class TextReport implements ReportWriter {

    @Override
    public String id() {
        return "text";
    }

    @Override
    public String fileName(String executionId) {
        return ReportFiles.TEXT;
    }

    @Override
    public String render(RunResult report) {
        return new TextPage(report, Glyphs.UNICODE).render();
    }
}
