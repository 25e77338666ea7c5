package io.github.streamcheck.maven;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The terminal on which progress is shown, if there is one. */
final class Terminal {

    private Terminal() {}

    /** Where to write to it; empty in batch mode, on a CI server, in a pipe, and while other modules write to it too. */
    static Optional<PrintWriter> of(MavenSession session, Map<String, String> environment) {
        boolean looking = session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && !environment.containsKey("CI")
                && !"dumb".equals(environment.get("TERM"));
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
