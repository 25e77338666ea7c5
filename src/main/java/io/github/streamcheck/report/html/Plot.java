package io.github.streamcheck.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * A chart: a plane with two axes on which things are drawn by their values, as wide as its place. Only presentation attributes
 * are used, which no content security policy forbids. Used by one thread.
 */
final class Plot {

    /** The height of a chart's plane in pixels. */
    static final int HEIGHT = 190;

    /** The plane's edges, in percent of the width. */
    private static final double LEFT = 12;

    private static final double RIGHT = 97;

    /** The plane's own units across; down it is a unit to the pixel. */
    private static final int UNITS = 1_000;

    private static final int TOP = 26;
    private static final int BOTTOM = 42;
    private static final int ROW = 16;

    /** More points than these are drawn small, or they would be one stain. */
    private static final int MANY = 1_000;

    private final Html html;
    private final Shapes shapes;
    private final Axis x;
    private final Axis y;
    private final int top;
    private final int bottom;

    /**
     * An axis.
     *
     * @param label what it shows
     * @param format how the values at its marks are written
     */
    record Axis(String label, Scale scale, DoubleFunction<String> format) {

        /** Readers take an axis for linear unless it says otherwise. */
        String words() {
            return scale instanceof Scale.Logarithmic ? label + " (logarithmic)" : label;
        }
    }

    /** A value on each axis. */
    record Point(double x, double y) {}

    /** A value of one axis that is marked by a dashed line with a few words beside it; none if the caption has them. */
    record Mark(double value, String colour, String label) {}

    private Plot(Html html, Axis x, Axis y, int top, int bottom) {
        this.html = html;
        this.shapes = new Shapes(html);
        this.x = x;
        this.y = y;
        this.top = top;
        this.bottom = bottom;
    }

    /** Draws a chart with its axes and what {@code content} draws on it; {@code title}: for those who can't see it. */
    static void draw(Html html, String title, Axis x, Axis y, Consumer<Plot> content) {
        draw(html, title, x, y, List.of(), HEIGHT, content);
    }

    /**
     * The same with a plane of another height.
     *
     * @param marks of the x axis, whose labels stand above the plane, each in a row of its own
     * @param height of the plane, in pixels
     */
    static void draw(Html html, String title, Axis x, Axis y, List<Mark> marks, int height, Consumer<Plot> content) {
        int top = TOP + ROW * marks.size();
        html.within(
                "svg",
                svg -> {
                    svg.element("title", title);
                    Plot plot = new Plot(svg, x, y, top, top + height);
                    plot.axes();
                    List<Mark> rows = marks.stream().sorted(plot::fromOutside).toList();
                    // Labels after all lines, so that no line runs through one.
                    plot.uprights(rows);
                    content.accept(plot);
                    plot.labels(rows);
                },
                "width",
                "100%",
                "height",
                String.valueOf(top + height + BOTTOM),
                "role",
                "img",
                "class",
                "chart",
                "font-family",
                "system-ui, sans-serif",
                "font-size",
                "12",
                "fill",
                "currentColor");
    }

    private void axes() {
        for (double tick : y.scale().ticks()) {
            shapes.thin(LEFT, down(tick), RIGHT, down(tick), "0.15");
            shapes.text(LEFT - 1, down(tick) + 4, "end", y.format().apply(tick));
        }
        for (double tick : x.scale().ticks()) {
            double at = across(tick);
            shapes.thin(at, bottom, at, bottom + 5, "0.5");
            if (x.scale().isMinor(tick)) {
                shapes.minor(at, bottom + 18, x.format().apply(tick));
            } else {
                shapes.text(at, bottom + 18, "middle", x.format().apply(tick));
            }
        }
        shapes.thin(LEFT, bottom, RIGHT, bottom, "0.5");
        shapes.text(RIGHT, bottom + 36, "end", x.words());
        shapes.text(0, 12, "start", y.words());
    }

    /** A line through the points. */
    void line(List<Point> points, String colour, String width, String title) {
        path(joined(points), title, "stroke", colour, "stroke-width", width, "stroke-linejoin", "round");
    }

    /** A dashed line through the points. */
    void dashed(List<Point> points, String colour, String title) {
        path(joined(points), title, "stroke", colour, "stroke-width", "1.5", "stroke-dasharray", "5 4");
    }

    private String joined(List<Point> points) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(path.isEmpty() ? 'M' : 'L').append(place(point)));
        return path.toString();
    }

    /** A dot at each point; all of them are one element, however many there are. */
    void dots(List<Point> points, String colour, String title) {
        boolean many = points.size() > MANY;
        StringBuilder path = new StringBuilder();
        points.stream()
                .map(this::place)
                .distinct()
                .forEach(place -> path.append('M').append(place).append("h0"));
        path(
                path.toString(),
                title,
                "stroke",
                colour,
                "stroke-width",
                many ? "2.5" : "5",
                "stroke-linecap",
                "round",
                "stroke-opacity",
                many ? "0.5" : "0.7");
    }

    /** Strokes up from the bottom, {@code length} pixels long, one at each value of the x axis. */
    void strokes(List<Double> values, int length, String colour, String title) {
        StringBuilder path = new StringBuilder();
        values.forEach(value -> path.append('M')
                .append(Math.round(x.scale().at(value) * UNITS))
                .append(' ')
                .append(bottom - top)
                .append("v-")
                .append(length));
        path(path.toString(), title, "stroke", colour, "stroke-width", "1.5");
    }

    /** A path in the plane's own coordinates, whose stroke is as wide on any screen. */
    private void path(String d, String title, String... look) {
        if (d.isEmpty()) {
            return;
        }
        List<String> attributes =
                new ArrayList<>(List.of("d", d, "fill", "none", "vector-effect", "non-scaling-stroke"));
        attributes.addAll(List.of(look));
        String height = String.valueOf(bottom - top);
        html.within(
                "svg",
                plane ->
                        plane.within("path", inner -> inner.element("title", title), attributes.toArray(String[]::new)),
                "x",
                Shapes.percent(LEFT),
                "y",
                String.valueOf(top),
                "width",
                Shapes.percent(RIGHT - LEFT),
                "height",
                height,
                "viewBox",
                "0 0 " + UNITS + " " + height,
                "preserveAspectRatio",
                "none",
                "overflow",
                "visible");
    }

    /** A tooltip around a point, and nothing that is seen. */
    void tooltip(Point point, String title) {
        shapes.tooltip(across(point.x()), down(point.y()), title);
    }

    /** A point that stands out on a curve that rises, with a label at its lower right, where the curve is not. */
    void spot(Point point, String colour, String label) {
        double at = across(point.x());
        shapes.disc(at, down(point.y()), colour);
        boolean near = at > LEFT + 0.75 * (RIGHT - LEFT);
        shapes.note(near ? RIGHT : at, near ? 0 : 8, down(point.y()) + ROW, near ? "end" : "start", label);
    }

    /** A bar from the bottom up. One that is not 0 can be seen. */
    void bar(double from, double to, double value, String colour, String title) {
        double tall = Math.max(value > 0 ? 1.5 : 0, bottom - down(value));
        double wide = Math.max(0.2, across(to) - across(from) - 0.15);
        shapes.box(across(from), bottom - tall, wide, tall, colour, title);
    }

    /** Marks of the y axis. Where two are near each other, their labels stand apart. */
    void levels(List<Mark> marks) {
        double label = 0;
        for (Mark mark : marks.stream()
                .sorted(Comparator.comparingDouble(Mark::value).reversed())
                .toList()) {
            double at = down(mark.value());
            shapes.dashed(LEFT, at, RIGHT, at, mark.colour());
            if (!mark.label().isEmpty()) {
                label = Math.max(at - 5, label + ROW);
                shapes.note(RIGHT, -2, label, "end", words(mark, y.scale(), " ↑"));
            }
        }
    }

    /** Thin lines up at values of the x axis, each with its label at its right. */
    void borders(List<Mark> marks) {
        for (Mark mark : marks) {
            double at = across(mark.value());
            shapes.thin(at, top, at, bottom, "0.45");
            shapes.note(at, 4, top + 11, "start", mark.label());
        }
    }

    private void uprights(List<Mark> rows) {
        for (int row = 0; row < rows.size(); row++) {
            double at = across(rows.get(row).value());
            shapes.dashed(at, TOP + ROW * row - 8, at, bottom, rows.get(row).colour());
        }
    }

    private void labels(List<Mark> rows) {
        for (int row = 0; row < rows.size(); row++) {
            double at = across(rows.get(row).value());
            boolean right = at > (LEFT + RIGHT) / 2;
            shapes.note(
                    at,
                    right ? -5 : 5,
                    TOP + ROW * row + 2,
                    right ? "end" : "start",
                    words(rows.get(row), x.scale(), " →"));
        }
    }

    /** A mark beyond the end of its axis stands at the end, and says so. */
    private static String words(Mark mark, Scale scale, String beyond) {
        return mark.value() > scale.end() ? mark.label() + beyond : mark.label();
    }

    /** Labels reach towards the middle, so a line further out begins higher: no label is then crossed by its neighbour's line. */
    private int fromOutside(Mark one, Mark other) {
        return Double.compare(fromMiddle(other), fromMiddle(one));
    }

    private double fromMiddle(Mark mark) {
        return Math.abs(across(mark.value()) - (LEFT + RIGHT) / 2);
    }

    private String place(Point point) {
        return Math.round(x.scale().at(point.x()) * UNITS) + " " + Shapes.pixels(down(point.y()) - top);
    }

    private double across(double value) {
        return LEFT + x.scale().at(value) * (RIGHT - LEFT);
    }

    private double down(double value) {
        return bottom - y.scale().at(value) * (bottom - top);
    }
}
