package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.observe.Exemplar.Kind;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.report.html.Plot.Axis;
import io.github.streamcheck.report.html.Plot.Point;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One stream along its time: the bytes that had come, beside those of an even delivery, and a stroke for each event. A buffer on
 * the way is seen as steps in place of a slope.
 */
final class DeliveryChart {

    private static final int HEIGHT = 110;
    private static final int SHORT = 9;
    private static final int TALL = 16;

    private DeliveryChart() {}

    /** Whether anything came that can be drawn. */
    static boolean isDrawn(Exemplar exemplar) {
        return moments(exemplar).stream().anyMatch(moment -> moment.event().isPresent());
    }

    /** What the colours of these charts mean, of what is drawn in any of them. */
    static void legend(Html html, List<Exemplar> exemplars) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Colour.PLAIN, "bytes that came, and token deltas");
        words.put(Colour.INK, "the same, delivered evenly (dashed)");
        words.put(Colour.QUIET, "request, headers, end");
        words.put(Colour.OTHER, "other chunk, comment");
        words.put(Colour.GOOD, "[DONE]");
        words.put(Colour.BAD, "no chunk");
        List<String> drawn = exemplars.stream()
                .flatMap(exemplar -> moments(exemplar).stream())
                .map(moment -> colour(moment.kind()))
                .toList();
        boolean whole = exemplars.stream().anyMatch(exemplar -> !slope(exemplar).isEmpty());
        words.keySet().removeIf(colour -> colour.equals(Colour.INK) ? !whole : !drawn.contains(colour));
        Charts.legend(html, words);
    }

    /** What to look for: the same stream without a buffer on the way, and with one. */
    static void sketches(Html html) {
        html.within(
                "p",
                line -> {
                    sketch(
                            line,
                            "M2 22L10 22L10 19L18 19L18 16L26 16L26 13L34 13L34 10L42 10L42 7L50 7L50 4L58 4",
                            "sent as it is generated: small steps along a slope");
                    sketch(line, "M2 22L26 22L26 13L50 13L50 4L58 4", "buffered on the way: few and high steps");
                },
                "class",
                "legend");
    }

    private static void sketch(Html line, String path, String words) {
        line.within(
                "span",
                key -> {
                    key.within(
                            "svg",
                            svg -> svg.empty(
                                    "path", "d", path, "fill", "none", "stroke", Colour.PLAIN, "stroke-width", "2"),
                            "width",
                            "60",
                            "height",
                            "24",
                            "aria-hidden",
                            "true");
                    key.text(" " + words);
                },
                "class",
                "key");
        line.text(" ");
    }

    private static List<Moment> moments(Exemplar exemplar) {
        return Stream.concat(exemplar.beginning().stream(), exemplar.end().stream())
                .toList();
    }

    /** Draws it: of a stream that is not shown whole only the strokes. */
    static void draw(Html html, Exemplar exemplar) {
        List<Moment> moments = moments(exemplar);
        double last = moments.stream().mapToDouble(Moment::atMillis).max().orElse(1);
        List<Point> bytes = bytes(exemplar);
        double most = bytes.isEmpty() ? 1 : bytes.get(bytes.size() - 1).y();
        Axis x = new Axis("since the request", Scale.until(last), Durations::formatMillis);
        Axis y = bytes.isEmpty()
                ? new Axis("events", Scale.linear(1), value -> "")
                : new Axis("bytes", Scale.linear(most), Quantities::format);
        Map<Kind, List<Double>> strokes = new LinkedHashMap<>();
        moments.forEach(moment -> strokes.computeIfAbsent(moment.kind(), first -> new ArrayList<>())
                .add(moment.atMillis()));
        Plot.draw(html, "stream #" + exemplar.number() + " over time", x, y, List.of(), HEIGHT, plot -> {
            List<Point> slope = slope(exemplar);
            if (!slope.isEmpty()) {
                plot.dashed(slope, Colour.INK, "the same bytes, delivered evenly");
            }
            strokes.forEach((kind, values) ->
                    plot.strokes(values, kind == Kind.TOKEN ? SHORT : TALL, colour(kind), kind.words()));
            plot.line(bytes, Colour.PLAIN, "2", "bytes that had come");
        });
    }

    /** In steps; empty of a stream of which something was left out, or without events. */
    private static List<Point> bytes(Exemplar exemplar) {
        List<Point> points = new ArrayList<>();
        if (exemplar.omitted() > 0) {
            return points;
        }
        double sum = 0;
        for (Moment moment : exemplar.beginning()) {
            if (moment.event().isPresent()) {
                points.add(new Point(moment.atMillis(), sum));
                sum += moment.bytes();
                points.add(new Point(moment.atMillis(), sum));
            }
        }
        return points;
    }

    /** From the first token to the last: what came before is no part of the answer. */
    private static List<Point> slope(Exemplar exemplar) {
        List<Point> tokens = new ArrayList<>();
        double sum = 0;
        for (Moment moment : exemplar.omitted() > 0 ? List.<Moment>of() : exemplar.beginning()) {
            sum += moment.event().isPresent() ? moment.bytes() : 0;
            if (moment.kind() == Kind.TOKEN) {
                tokens.add(new Point(moment.atMillis(), sum));
            }
        }
        return tokens.size() < 2 ? List.of() : List.of(tokens.get(0), tokens.get(tokens.size() - 1));
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
}
