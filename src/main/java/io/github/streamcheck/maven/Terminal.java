package io.github.streamcheck.maven;

import io.github.streamcheck.report.ConsoleSettings;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.fusesource.jansi.AnsiConsole;

/** The terminal that the build writes to, if there is one. */
final class Terminal {

    /** Maven begins each line with {@code [INFO]} and a blank. */
    private static final int PREFIX = 7;

    /** Longer lines are hard to read. */
    private static final int WIDEST = 120;

    private static final int NARROWEST = 40;

    /** Variables that terminals with links set, so that programs may know them: there is no other way to ask. */
    private static final List<String> LINKING = List.of(
            "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID", "DOMTERM", "WEZTERM_PANE");

    private static final Set<String> LINKING_PROGRAMS =
            Set.of("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby");

    /** From this version on, terminals with GNOME's VTE show links. */
    private static final int LINKING_VTE = 5000;

    private Terminal() {}

    /** What it can show; {@code environment} has the process's variables. */
    static ConsoleSettings settings(Map<String, String> environment) {
        ConsoleSettings plain = ConsoleSettings.plain(charset());
        int columns = columns();
        return new ConsoleSettings(
                plain.charset(),
                Colours.emphasis(environment),
                columns > 0 ? width(columns) : plain.width(),
                columns > 0 && hasLinks(environment));
    }

    /** How wide a line of the log may be that has so many columns. */
    static int width(int columns) {
        return Math.max(NARROWEST, Math.min(WIDEST, columns) - PREFIX);
    }

    /** Whether it shows the links of OSC 8. */
    static boolean hasLinks(Map<String, String> environment) {
        // Multiplexers pass them on only if they are configured to, and a CI's log is no terminal.
        return !environment.containsKey("CI")
                && !environment.containsKey("TMUX")
                && !isDumb(environment)
                && (LINKING.stream().anyMatch(environment::containsKey)
                        || LINKING_PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
                        || vte(environment.getOrDefault("VTE_VERSION", "")) >= LINKING_VTE);
    }

    /** Whether it says that it knows no control sequences, as those within editors do. */
    static boolean isDumb(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"));
    }

    private static int vte(String version) {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** How wide it is; 0 in a pipe, and where Maven comes without Jansi. */
    private static int columns() {
        try {
            return AnsiConsole.getTerminalWidth();
        } catch (LinkageError none) {
            return 0;
        }
    }

    /** The charset of standard output. From Java 18 on, the default charset is UTF-8 even if the console can't show it. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        try {
            return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Charset.defaultCharset();
        }
    }

    /** Where to write to it; empty in batch mode, on a CI server, in a pipe, and while other modules write to it too. */
    static Optional<PrintWriter> of(MavenSession session, Map<String, String> environment) {
        boolean looking = session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && !environment.containsKey("CI")
                && !isDumb(environment);
        return Optional.ofNullable(System.console())
                .filter(console -> looking && isTerminal(console))
                .map(Console::writer);
    }

    /** From Java 22 on, there is a console in a pipe, too, which says so in a method that Java 17 has not. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
