package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.report.AnswerFiles;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A few streams, event by event, with their bytes in details that can be opened. */
final class ExemplarSection implements Section {

    /** So many of the first and of the last events are written; all that were kept are drawn. */
    private static final int FIRST = 40;

    private static final int LAST = 20;

    private static final List<String> HEADINGS = List.of("at", "after", "what", "event", "bytes", "data");

    @Override
    public void write(Html html, RunResult report) {
        List<Exemplar> exemplars = report.figures().exemplars();
        if (exemplars.isEmpty()) {
            return;
        }
        html.within(
                "section",
                section -> {
                    section.element("h2", "Streams, event by event");
                    if (exemplars.stream().anyMatch(DeliveryChart::isDrawn)) {
                        DeliveryChart.sketches(section);
                        DeliveryChart.legend(section, exemplars);
                    }
                    section.within(
                            "div", grid -> exemplars.forEach(exemplar -> show(grid, exemplar)), "class", "charts");
                },
                "id",
                Anchors.STREAMS);
    }

    private static void show(Html html, Exemplar exemplar) {
        html.within(
                "article",
                article -> {
                    article.element("h3", title(exemplar));
                    if (DeliveryChart.isDrawn(exemplar)) {
                        article.within("figure", figure -> DeliveryChart.draw(figure, exemplar));
                    }
                    article.within("details", details -> events(details, exemplar), "class", "long");
                    if (exemplar.answer().isPresent()) {
                        article.within("p", line -> {
                            line.element("a", "The whole answer", "href", AnswerFiles.name(exemplar));
                            line.text(": attach it to a bug report, or judge it again with streamcheck:judge");
                        });
                    }
                },
                "id",
                Anchors.stream(exemplar.number()));
    }

    private static String title(Exemplar exemplar) {
        return "Stream #" + exemplar.number() + " (" + exemplar.endpoint() + "): " + exemplar.why()
                + (exemplar.ttftMillis().isPresent()
                        ? ", TTFT "
                                + Durations.formatMillis(exemplar.ttftMillis().getAsDouble())
                        : ", no token");
    }

    private static void events(Html html, Exemplar exemplar) {
        List<Moment> kept = Stream.concat(exemplar.beginning().stream(), exemplar.end().stream())
                .toList();
        int events = kept.size() + exemplar.omitted();
        html.element("summary", "Raw events (" + events + ")");
        html.within(
                "table",
                table -> {
                    table.within(
                            "thead",
                            head -> head.within(
                                    "tr", row -> HEADINGS.forEach(name -> row.element("th", name, "scope", "col"))));
                    table.within("tbody", rows -> {
                        if (events <= FIRST + LAST) {
                            rows(rows, kept);
                        } else {
                            rows(rows, kept.subList(0, Math.min(FIRST, kept.size())));
                            rows.within(
                                    "tr", row -> row.element("td", events - FIRST - LAST + " more", "colspan", "6"));
                            rows(rows, kept.subList(kept.size() - LAST, kept.size()));
                        }
                    });
                },
                "class",
                "events");
    }

    private static void rows(Html rows, List<Moment> moments) {
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
