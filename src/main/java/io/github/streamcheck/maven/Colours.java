package io.github.streamcheck.maven;

import io.github.streamcheck.report.Style;
import java.util.Map;
import org.fusesource.jansi.Ansi;

/** Maven's own colours: {@code -Dstyle.color}, batch mode, a pipe, {@code NO_COLOR} and a terminal without any switch them off. */
final class Colours {

    private Colours() {}

    /** Whether the user wants none, so <a href="https://no-color.org">NO_COLOR</a> is set to anything, or the terminal has none. */
    static boolean isOff(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty() || Terminal.isDumb(environment);
    }

    /** {@code environment}: the process's environment variables. */
    static Style emphasis(Map<String, String> environment) {
        try {
            return Ansi.isEnabled() && !isOff(environment)
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
