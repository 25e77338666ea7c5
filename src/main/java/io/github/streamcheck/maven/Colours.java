package io.github.streamcheck.maven;

import io.github.streamcheck.report.Emphasis;
import org.fusesource.jansi.Ansi;

/** Maven's own colours: {@code -Dstyle.color}, batch mode and a pipe switch them off. */
final class Colours {

    private Colours() {}

    static Emphasis emphasis() {
        try {
            return Ansi.isEnabled()
                    ? new Emphasis(
                            text -> Ansi.ansi().bold().fgGreen().a(text).reset().toString(),
                            text -> Ansi.ansi().bold().fgRed().a(text).reset().toString(),
                            text -> Ansi.ansi()
                                    .bold()
                                    .fgYellow()
                                    .a(text)
                                    .reset()
                                    .toString())
                    : Emphasis.NONE;
        } catch (LinkageError none) {
            // A development environment that embeds Maven may leave its colours out.
            return Emphasis.NONE;
        }
    }
}
