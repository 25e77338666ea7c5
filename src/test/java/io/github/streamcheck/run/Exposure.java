package io.github.streamcheck.run;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.report.ConsoleSettings;
import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All that anybody gets to see of runs against a server that says what a test wants. */
final class Exposure {

    private final Path folder;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> found = new TreeSet<>();
    private final List<String> threads = Collections.synchronizedList(new ArrayList<>());

    /** Reports go to {@code folder}. */
    Exposure(Path folder) {
        this.folder = folder;
    }

    /** The rules and checks that found something. */
    Set<String> found() {
        return found;
    }

    /**
     * Makes a run.
     *
     * @param answers what the server answers to a request, its head and its body
     * @param how the plan, from its address
     * @return the log, the console, the names of threads and the reports
     */
    List<String> shown(UnaryOperator<String> answers, Function<URI, Plans> how) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            if (connection.readRequest()) {
                Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
                connection.send(answers.apply(connection.lastRequest()));
            }
        })) {
            Plan plan = how.apply(server.uri()).load(2, 1, 0).plan();
            RunResult report = Runs.of(plan, log::add).run();
            report.figures().findings().forEach(finding -> found.add(finding.rule()));
            report.server().stream().filter(check -> check.status().isBad()).forEach(check -> found.add(check.id()));
            ReportFiles files = new ReportFiles(folder, plan.redactor());
            files.clear("default");
            files.write(report, ReportWriter.all());

            ConsoleSummary console = new ConsoleSummary(report, ConsoleSettings.plain(StandardCharsets.UTF_8));
            return Stream.of(log, console.lines(Optional.empty()), threads, contents())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return texts;
        }
    }
}
