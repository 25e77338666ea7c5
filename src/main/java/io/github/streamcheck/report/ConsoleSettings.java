package io.github.streamcheck.report;

import java.nio.charset.Charset;

/**
 * What a console can show.
 *
 * @param charset of what is written to it
 * @param style its codes for emphasis
 * @param width how many columns a line may have
 * @param links whether it shows the links of OSC 8
 */
public record ConsoleSettings(Charset charset, Style style, int width, boolean links) {

    /** A log that is read later: its lines are as wide as those of a report, without emphasis and links. */
    public static ConsoleSettings plain(Charset charset) {
        return new ConsoleSettings(charset, Style.NONE, Lines.WIDTH, false);
    }

    /**
     * A text that leads to an address, by
     * <a href="https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda">OSC 8</a>; the text alone if there are no links.
     */
    String link(String text, String address) {
        return links ? "\u001b]8;;" + address + "\u001b\\" + text + "\u001b]8;;\u001b\\" : text;
    }
}
