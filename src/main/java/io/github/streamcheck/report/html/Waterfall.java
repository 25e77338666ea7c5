package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.observe.Exemplar.Kind;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.text.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One stream along its time: a stroke for each event. */
final class Waterfall {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 64;
    private static final int MARGIN = 24;
    private static final int BASE = 38;

    private Waterfall() {}

    /** What the strokes' colours mean. */
    static void legend(Html html) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(colour(Kind.HEAD), "request, headers, end");
        words.put(colour(Kind.TOKEN), "token delta");
        words.put(colour(Kind.CHUNK), "other chunk, comment");
        words.put(colour(Kind.DONE), "[DONE]");
        words.put(colour(Kind.ODD), "no chunk");
        Charts.legend(html, words);
    }

    static void draw(Html html, Exemplar exemplar) {
        List<Moment> moments = Stream.concat(exemplar.beginning().stream(), exemplar.end().stream())
                .toList();
        Scale time =
                Scale.until(moments.stream().mapToDouble(Moment::atMillis).max().orElse(1));
        html.within(
                "svg",
                svg -> {
                    svg.element("title", "stream #" + exemplar.number() + " over time");
                    svg.empty(
                            "path",
                            "d",
                            stroke(MARGIN, BASE, WIDTH - MARGIN, BASE),
                            "stroke",
                            "currentColor",
                            "stroke-opacity",
                            "0.4");
                    time.ticks()
                            .forEach(tick -> svg.element(
                                    "text",
                                    Durations.formatMillis(tick),
                                    "x",
                                    number(across(time, tick)),
                                    "y",
                                    String.valueOf(HEIGHT - 6),
                                    "text-anchor",
                                    "middle"));
                    moments.forEach(moment -> moment(svg, moment, across(time, moment.atMillis())));
                },
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "width",
                String.valueOf(WIDTH),
                "role",
                "img",
                "font-family",
                "system-ui, sans-serif",
                "font-size",
                "12",
                "fill",
                "currentColor");
    }

    private static void moment(Html svg, Moment moment, double at) {
        boolean tall = moment.kind() != Kind.TOKEN && moment.kind() != Kind.CHUNK;
        svg.within(
                "path",
                path -> path.element(
                        "title", moment.kind().words() + " at " + Durations.formatMillis(moment.atMillis())),
                "d",
                stroke(at, tall ? 6 : 16, at, BASE),
                "stroke",
                colour(moment.kind()),
                "stroke-width",
                "2",
                "stroke-opacity",
                "0.8");
    }

    private static String colour(Kind kind) {
        return switch (kind) {
            case SENT, HEAD, END -> Colour.QUIET;
            case TOKEN -> Colour.PLAIN;
            case CHUNK, COMMENT, CONTROL -> Colour.OTHER;
            case DONE -> Colour.GOOD;
            case ODD -> Colour.BAD;
        };
    }

    private static double across(Scale time, double millis) {
        return MARGIN + time.at(millis) * (WIDTH - 2 * MARGIN);
    }

    private static String stroke(double x1, double y1, double x2, double y2) {
        return "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
