package io.github.streamcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.Emphasis;
import io.github.streamcheck.report.Environment;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.RunIdentity;
import io.github.streamcheck.report.RunReport;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says everywhere what it was told; see also the project credentials-from-settings in src/it. */
@Timeout(60)
class SecretsTest {

    private static final String KEY = "canary-4711";
    private static final String HEADER = "canary-of-a-header";

    @TempDir
    private Path folder = Path.of(".");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<String> threads = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 Not with %s\r\nContent-Type: text/plain\r\nContent-Length: 2000\r\n\r\n%s",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/?key=%s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/%s\r\nX-Echo: %s\r\n\r\n%s",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: %s\n%s\nevent: %s\ndata: %s\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"error\": {\"message\": \"%s\"}}\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"id\": \"%s\", \"object\": \"%s\","
                        + " \"model\": \"%s\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"%s\", \"role\":"
                        + " \"%s\"}, \"finish_reason\": \"%s\"}]}\n\ndata: [DONE]\n\n"
            })
    void areNowhereToBeSeen(String answer) throws IOException {
        String told = KEY + " " + HEADER + " " + "x".repeat(180) + KEY;
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
                String request = connection.lastRequest();
                assertThat(request).contains(KEY, HEADER);
                connection.send(
                        request.startsWith("POST") || request.contains("/metrics")
                                ? answer.replace("%s", told)
                                : ScriptedServer.answer(
                                        "200 OK", "application/json", "{\"data\": [{\"id\": \"" + told + "\"}]}"));
                return;
            }
        })) {
            Plan plan = Plans.against(server.uri())
                    .key(KEY)
                    .secretHeader("api-key", HEADER)
                    .load(2, 1, 0)
                    .plan();
            RunReport report = run(plan);
            ReportFiles files = new ReportFiles(folder, new Redactor(plan.target()));
            files.clear();
            files.write(report, ReportWriter.all());

            ConsoleSummary console = new ConsoleSummary(report, StandardCharsets.UTF_8, Emphasis.NONE);
            assertThat(Stream.of(log, console.verdict(), console.next(), threads, contents())
                            .flatMap(List::stream))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("canary"));
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

    private RunReport run(Plan plan) {
        return new Streamcheck(
                        plan,
                        new RunIdentity("run-1", "default", false),
                        Environment.here("test", "none"),
                        new RunLog() {
                            @Override
                            public void info(String line) {
                                log.add(line);
                            }

                            @Override
                            public void warn(String line) {
                                log.add(line);
                            }
                        })
                .run();
    }
}
