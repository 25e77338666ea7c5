package io.github.streamcheck.report.html;

import java.util.List;

/**
 * Colours that can be distinguished on light and dark backgrounds (each has a contrast of 3:1 or more with both), and by
 * colour-blind readers (after Okabe and Ito).
 */
final class Colour {

    static final String GOOD = "#1b9e77";
    static final String BAD = "#e0433a";
    static final String WARNING = "#b87700";
    static final String PLAIN = "#3f86d8";
    static final String QUIET = "#848992";
    static final String OTHER = "#b26ad6";

    /** That of the text, in light and dark. */
    static final String INK = "currentColor";

    /** As many as there are endpoints, so that no two lines of a chart look the same. */
    private static final List<String> SERIES = List.of(PLAIN, "#c96f10", OTHER, GOOD, "#d64a94", "#84862a", "#8f7466");

    private Colour() {}

    /** A colour for the series with this number, from 0. */
    static String series(int number) {
        return SERIES.get(number % SERIES.size());
    }
}
