package io.github.streamcheck.report.html;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What all charts share, apart from their plane. */
final class Charts {

    private Charts() {}

    /** A chart below its caption. */
    static void figure(Html html, String caption, Consumer<Html> chart) {
        html.within("figure", figure -> {
            figure.element("figcaption", caption);
            chart.accept(figure);
        });
    }

    /** Which series has which colour. */
    static void legend(Html html, List<String> series) {
        html.within(
                "p",
                line -> {
                    for (int i = 0; i < series.size(); i++) {
                        key(line, Colour.series(i), series.get(i));
                    }
                },
                "class",
                "legend");
    }

    /** What each colour stands for. */
    static void legend(Html html, Map<String, String> wordsByColour) {
        html.within("p", line -> wordsByColour.forEach((colour, words) -> key(line, colour, words)), "class", "legend");
    }

    private static void key(Html line, String colour, String words) {
        line.within(
                "svg",
                svg -> svg.empty("circle", "cx", "6", "cy", "6", "r", "5", "fill", colour),
                "viewBox",
                "0 0 12 12",
                "width",
                "12",
                "height",
                "12",
                "aria-hidden",
                "true");
        line.text(" " + words + "  ");
    }
}
