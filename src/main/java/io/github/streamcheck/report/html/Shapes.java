package io.github.streamcheck.report.html;

import java.util.Locale;

/**
 * Shapes of SVG that are placed in percent of the width and in pixels from the top, so that texts and strokes have the same size
 * on a phone as on a desktop. Used by one thread.
 */
final class Shapes {

    private final Html html;

    Shapes(Html html) {
        this.html = html;
    }

    /** A text; {@code anchor}: which part of it is at the place. */
    void text(double across, double down, String anchor, String text) {
        html.element("text", text, "x", percent(across), "y", pixels(down), "text-anchor", anchor);
    }

    /** A text that the style sheet leaves out on narrow screens. */
    void minor(double across, double down, String text) {
        html.element("text", text, "x", percent(across), "y", pixels(down), "text-anchor", "middle", "class", "minor");
    }

    /** A text that stays readable above a drawing; {@code beside}: how far it is moved from the place, in pixels. */
    void note(double across, int beside, double down, String anchor, String text) {
        html.element(
                "text",
                text,
                "x",
                percent(across),
                "dx",
                String.valueOf(beside),
                "y",
                pixels(down),
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

    /** A thin line in the colour of the text. */
    void thin(double x1, double y1, double x2, double y2, String opacity) {
        line(x1, y1, x2, y2, "currentColor", "stroke-opacity", opacity);
    }

    /** A dashed line. */
    void dashed(double x1, double y1, double x2, double y2, String colour) {
        line(x1, y1, x2, y2, colour, "stroke-dasharray", "5 4");
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String name, String value) {
        html.empty(
                "line",
                "x1",
                percent(x1),
                "y1",
                pixels(y1),
                "x2",
                percent(x2),
                "y2",
                pixels(y2),
                "stroke",
                colour,
                name,
                value);
    }

    /** A disc with a rim that sets it off from what is beneath it. */
    void disc(double across, double down, String colour) {
        html.empty(
                "circle",
                "cx",
                percent(across),
                "cy",
                pixels(down),
                "r",
                "4.5",
                "fill",
                colour,
                "stroke",
                "Canvas",
                "stroke-width",
                "1.5");
    }

    /** A tooltip around a place, and nothing that is seen. */
    void tooltip(double across, double down, String title) {
        html.within(
                "circle",
                inner -> inner.element("title", title),
                "cx",
                percent(across),
                "cy",
                pixels(down),
                "r",
                "6",
                "fill",
                "none",
                "pointer-events",
                "all");
    }

    /** A filled rectangle without a tooltip. */
    void bar(double across, double down, double width, double height, String colour, String opacity) {
        html.empty(
                "rect",
                "x",
                percent(across),
                "y",
                pixels(down),
                "width",
                percent(width),
                "height",
                pixels(height),
                "fill",
                colour,
                "fill-opacity",
                opacity);
    }

    /** A filled rectangle. */
    void box(double across, double down, double width, double height, String colour, String title) {
        html.within(
                "rect",
                inner -> inner.element("title", title),
                "x",
                percent(across),
                "y",
                pixels(down),
                "width",
                percent(width),
                "height",
                pixels(height),
                "fill",
                colour);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    /** To half a pixel. */
    static String pixels(double value) {
        double rounded = Math.rint(value * 2) / 2;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
