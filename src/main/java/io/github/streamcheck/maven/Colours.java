package io.github.streamcheck.maven;

import io.github.streamcheck.report.Style;
import org.fusesource.jansi.Ansi;

/** Maven's own colours: {@code -Dstyle.color}, batch mode and a pipe switch them off. */
final class Colours {

    private Colours() {}

    static Style emphasis() {
        try {
            return Ansi.isEnabled()
                    ? new Style(
                            text -> Ansi.ansi().bold().fgGreen().a(text).reset().toString(),
                            text -> Ansi.ansi().bold().fgRed().a(text).reset().toString(),
                            text -> Ansi.ansi()
                                    .bold()
                                    .fgYellow()
                                    .a(text)
                                    .reset()
                                    .toString())
                    : Style.NONE;
        } catch (LinkageError none) {
            // A development environment that embeds Maven may leave its colours out.
            return Style.NONE;
        }
    }
}
