package io.github.streamcheck.report.html;

import java.util.List;

/** Colours that can be distinguished on light and dark backgrounds, and by colour-blind readers (after Okabe and Ito). */
final class Colour {

    static final String GOOD = "#1b9e77";
    static final String BAD = "#e0433a";
    static final String WARNING = "#d98c00";
    static final String PLAIN = "#4a8fdd";
    static final String QUIET = "#8a8f98";
    static final String OTHER = "#b26ad6";

    private static final List<String> SERIES = List.of(PLAIN, "#e08214", OTHER, GOOD);

    private Colour() {}

    /** A colour for the series with this number, from 0. */
    static String series(int number) {
        return SERIES.get(number % SERIES.size());
    }
}
