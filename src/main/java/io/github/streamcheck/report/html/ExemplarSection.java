package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.util.ArrayList;
import java.util.List;

/** A few streams, event by event, with their bytes in details that can be opened. */
final class ExemplarSection implements Section {

    private static final List<String> HEADINGS = List.of("at", "after", "what", "event", "bytes", "");

    @Override
    public void write(Html html, RunResult report) {
        List<Exemplar> exemplars = report.figures().exemplars();
        if (exemplars.isEmpty()) {
            return;
        }
        html.within("section", section -> {
            section.element("h2", "Streams, event by event");
            Waterfall.legend(section);
            exemplars.forEach(exemplar -> show(section, exemplar));
        });
    }

    private static void show(Html html, Exemplar exemplar) {
        html.element(
                "h3",
                "Stream #" + exemplar.number() + " (" + exemplar.endpoint() + "): " + exemplar.why()
                        + (exemplar.ttftMillis().isPresent()
                                ? ", TTFT "
                                        + Durations.formatMillis(
                                                exemplar.ttftMillis().getAsDouble())
                                : ", no token"));
        html.within("figure", figure -> Waterfall.draw(figure, exemplar));
        html.within("details", details -> {
            int events = exemplar.beginning().size()
                    + exemplar.omitted()
                    + exemplar.end().size();
            details.element("summary", "What came, as it came (" + events + ")");
            Tables.table(details, HEADINGS, rows -> {
                moments(rows, exemplar.beginning());
                if (exemplar.omitted() > 0) {
                    Tables.row(rows, "...", List.of("", exemplar.omitted() + " more", "", "", ""));
                }
                moments(rows, exemplar.end());
            });
        });
    }

    private static void moments(Html rows, List<Moment> moments) {
        double before = moments.isEmpty() ? 0 : moments.get(0).atMillis();
        for (Moment moment : moments) {
            String gap = "+" + Durations.formatMillis(Math.max(0, moment.atMillis() - before));
            before = moment.atMillis();
            rows.within("tr", row -> {
                row.element("th", Durations.formatMillis(moment.atMillis()), "scope", "row");
                cells(moment, gap).forEach(cell -> row.element("td", cell));
                row.within("td", cell -> cell.element("code", moment.excerpt(), "dir", "ltr"), "class", "raw");
            });
        }
    }

    private static List<String> cells(Moment moment, String gap) {
        List<String> cells = new ArrayList<>();
        cells.add(gap);
        cells.add(moment.kind().words());
        cells.add(moment.event().isPresent() ? String.valueOf(moment.event().getAsInt()) : "");
        cells.add(moment.bytes() == 0 ? "" : String.valueOf(moment.bytes()));
        return cells;
    }
}
