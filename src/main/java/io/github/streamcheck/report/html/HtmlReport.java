package io.github.streamcheck.report.html;

import com.google.auto.service.AutoService;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunResult;
import java.util.List;

/**
 * Writes {@code report.html}: a page without scripts that is readable without its style sheet, since CI servers restrict pages
 * (Jenkins: {@code sandbox; default-src 'none'; img-src 'self'; style-src 'self'}).
 */
@AutoService(ReportWriter.class)
public final class HtmlReport implements ReportWriter {

    private static final List<Section> SECTIONS = List.of(
            new HeaderSection(),
            new ProblemSection(),
            new TileSection(),
            new Box("beside", List.of(new TtftCurve(), new AboutSection())),
            new ContentsSection(),
            new CapacitySection(),
            new FindingSection(),
            new BaselineSection(),
            new ChartSection(),
            new StageSection(),
            new TurnSection(),
            new ExemplarSection(),
            new FigureSection(),
            new ServerSection(),
            new ClientSection(),
            new PlanSection());

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String fileName(String executionId) {
        return ReportFiles.PAGE;
    }

    @Override
    public String render(RunResult report) {
        Html html = new Html();
        html.within(
                "html",
                page -> {
                    page.within("head", head -> head(head, report));
                    page.within(
                            "body",
                            body -> body.within(
                                    "main", main -> SECTIONS.forEach(section -> section.write(main, report))));
                },
                "lang",
                "en");
        return html.document();
    }

    private static void head(Html head, RunResult report) {
        head.empty("meta", "charset", "utf-8");
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.empty("meta", "name", "color-scheme", "content", "light dark");
        head.element(
                "title",
                "streamcheck " + report.run().executionId() + ": "
                        + report.outcome().word());
        head.empty("link", "rel", "stylesheet", "href", HtmlStyle.FILE_NAME);
    }
}
