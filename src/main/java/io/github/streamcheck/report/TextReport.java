package io.github.streamcheck.report;

import com.google.auto.service.AutoService;

/** {@code report.txt}, for people: everything, in the order in which one asks. */
@AutoService(ReportWriter.class)
public final class TextReport implements ReportWriter {

    @Override
    public String id() {
        return "text";
    }

    @Override
    public String fileName(RunReport report) {
        return "report.txt";
    }

    @Override
    public String render(RunReport report) {
        return new TextPage(report, Signs.UNICODE).render();
    }
}
