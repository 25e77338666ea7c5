package io.github.streamcheck.report.html;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * The frame of a chart: a plane with two axes on which things are drawn by their values. Only presentation attributes are used,
 * which no content security policy forbids. Used by one thread.
 */
final class Plot {

    static final int WIDTH = 720;
    static final int HEIGHT = 300;
    private static final int LEFT = 76;
    private static final int RIGHT = 36;
    private static final int TOP = 30;
    private static final int BOTTOM = 46;

    /** More points than these are drawn small, or they would be one stain. */
    private static final int MANY = 1_000;

    private final Html html;
    private final Axis x;
    private final Axis y;

    /**
     * An axis.
     *
     * @param label what it shows
     * @param format how the values at its marks are written
     */
    record Axis(String label, Scale scale, DoubleFunction<String> format) {}

    /** A value on each axis. */
    record Point(double x, double y) {}

    private Plot(Html html, Axis x, Axis y) {
        this.html = html;
        this.x = x;
        this.y = y;
    }

    /** Draws a chart with its axes and what {@code content} draws on it; {@code title}: for those who can't see it. */
    static void draw(Html html, String title, Axis x, Axis y, Consumer<Plot> content) {
        html.within(
                "svg",
                svg -> {
                    svg.element("title", title);
                    Plot plot = new Plot(svg, x, y);
                    plot.axes();
                    content.accept(plot);
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

    private void axes() {
        for (double tick : y.scale().ticks()) {
            rule(LEFT, down(tick), WIDTH - RIGHT, down(tick), "0.15");
            label(LEFT - 8, down(tick) + 4, "end", y.format().apply(tick));
        }
        for (double tick : x.scale().ticks()) {
            rule(across(tick), HEIGHT - BOTTOM, across(tick), HEIGHT - BOTTOM + 5, "0.5");
            label(across(tick), HEIGHT - BOTTOM + 19, "middle", x.format().apply(tick));
        }
        rule(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "0.5");
        label(WIDTH - RIGHT, HEIGHT - 8, "end", x.label());
        label(8, 14, "start", y.label());
    }

    /** A line through the points. */
    void line(List<Point> points, String colour, String title) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(place(point));
        }
        html.within(
                "path",
                inner -> inner.element("title", title),
                "d",
                path.toString(),
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                "2",
                "stroke-linejoin",
                "round");
    }

    /** A dot at each point; all of them are one element, however many there are. */
    void dots(List<Point> points, String colour, String title) {
        StringBuilder path = new StringBuilder();
        points.stream()
                .map(this::place)
                .distinct()
                .forEach(place -> path.append('M').append(place).append("h0"));
        if (!path.isEmpty()) {
            html.within(
                    "path",
                    inner -> inner.element("title", title),
                    "d",
                    path.toString(),
                    "fill",
                    "none",
                    "stroke",
                    colour,
                    "stroke-width",
                    points.size() > MANY ? "2.5" : "5",
                    "stroke-linecap",
                    "round",
                    "stroke-opacity",
                    "0.6");
        }
    }

    /** A tooltip around a point, and nothing that is seen. */
    void tooltip(Point point, String title) {
        html.within(
                "circle",
                inner -> inner.element("title", title),
                "cx",
                number(across(point.x())),
                "cy",
                number(down(point.y())),
                "r",
                "6",
                "fill",
                "none",
                "pointer-events",
                "all");
    }

    /** A bar from the bottom up. One that is not 0 can be seen. */
    void bar(double from, double to, double value, String colour, String title) {
        double height = Math.max(value > 0 ? 1.5 : 0, HEIGHT - BOTTOM - down(value));
        html.within(
                "rect",
                inner -> inner.element("title", title),
                "x",
                number(across(from)),
                "y",
                number(HEIGHT - BOTTOM - height),
                "width",
                number(Math.max(1, across(to) - across(from) - 1)),
                "height",
                number(height),
                "fill",
                colour);
    }

    /** A dashed line up from a value of the x axis, with a label that stands in its own {@code row}, from 0. */
    void upright(double value, String colour, String label, int row) {
        double at = across(value);
        dashed(at, TOP, at, HEIGHT - BOTTOM, colour);
        boolean left = at > WIDTH * 0.6;
        note(at + (left ? -6 : 6), TOP + 12 + 16 * row, left ? "end" : "start", label);
    }

    /** A dashed line across from a value of the y axis. */
    void level(double value, String colour, String label) {
        dashed(LEFT, down(value), WIDTH - RIGHT, down(value), colour);
        note(WIDTH - RIGHT - 4, down(value) - 5, "end", label);
    }

    private void label(double at, double height, String anchor, String text) {
        html.element("text", text, "x", number(at), "y", number(height), "text-anchor", anchor);
    }

    /** A label on the plane, which stays readable above the drawing. */
    private void note(double at, double height, String anchor, String text) {
        html.element(
                "text",
                text,
                "x",
                number(at),
                "y",
                number(height),
                "text-anchor",
                anchor,
                "stroke",
                "Canvas",
                "stroke-width",
                "4",
                "stroke-opacity",
                "0.85",
                "paint-order",
                "stroke");
    }

    private void rule(double x1, double y1, double x2, double y2, String opacity) {
        html.empty("path", "d", path(x1, y1, x2, y2), "stroke", "currentColor", "stroke-opacity", opacity);
    }

    private void dashed(double x1, double y1, double x2, double y2, String colour) {
        html.empty(
                "path", "d", path(x1, y1, x2, y2), "stroke", colour, "stroke-dasharray", "5 4", "stroke-width", "1.5");
    }

    private static String path(double x1, double y1, double x2, double y2) {
        return "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2);
    }

    private String place(Point point) {
        return number(across(point.x())) + " " + number(down(point.y()));
    }

    private double across(double value) {
        return LEFT + x.scale().at(value) * (WIDTH - LEFT - RIGHT);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.scale().at(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        double rounded = Math.rint(value * 2) / 2;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
