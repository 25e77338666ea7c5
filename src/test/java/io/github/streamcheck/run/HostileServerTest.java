package io.github.streamcheck.run;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.Style;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server sends, none of it reaches a terminal or a CI runner as anything but text. */
@Timeout(60)
class HostileServerTest {

    /** A screen cleared, commands of three CI runners, and a text that reads backwards. */
    private static final String HOSTILE = "\u001B[2J ##[error]x ##vso[task.complete] ##teamcity[x] \u202Ex";

    private static final String JSON_HOSTILE =
            "\\u001b[2J\\n::error::x\\r\\n##[error]x ##vso[task.complete] ##teamcity[x] \\u202ex\\u2028::x";

    private static final Pattern COMMAND = Pattern.compile("##[a-z]*\\[");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    static List<String> answers() {
        return List.of(
                "HTTP/1.1 302 Found\r\nLocation: http://" + HOSTILE + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 429 Slow\r\nRetry-After: " + HOSTILE + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 " + HOSTILE + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + HOSTILE + "\r\n\r\n",
                answer("200 OK", "text/" + HOSTILE, HOSTILE),
                answer("500 Oops", "text/plain", "::error::x\n" + HOSTILE),
                eventStream("::error::x\n##[error]x\n\n"),
                eventStream("event: ::" + HOSTILE + "\ndata: " + HOSTILE + "\n\n"),
                eventStream("data: {\"error\": {\"message\": \"" + JSON_HOSTILE + "\"}}\n\n"),
                eventStream("data: {\"choices\": [{\"index\": 0, \"delta\": {\"content\": \"x\"}, \"finish_reason\": \""
                        + JSON_HOSTILE + "\"}]}\n\ndata: [DONE]\n\n"));
    }

    private static String page(String request, String stream) {
        if (request.startsWith("POST")) {
            return stream;
        }
        if (request.startsWith("GET /v1/models")) {
            return answer("200 OK", "application/json", "{\"data\": [{\"id\": \"" + JSON_HOSTILE + "\"}]}");
        }
        if (request.startsWith("GET /metrics/streaming")) {
            return answer("200 OK", "text/" + HOSTILE, "");
        }
        return answer("200 OK", "application/json", "{\"active_streams\": 0, \"" + JSON_HOSTILE + "\": -1}");
    }

    private static RunResult run(ScriptedServer server, List<String> log) {
        return Runs.of(Plans.against(server.uri()).load(2, 1, 0).plan(), log::add)
                .run();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void staysTextInLogConsoleAndReport(String stream) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(page(connection.lastRequest(), stream));
            }
        })) {
            RunResult report = run(server, log);
            Stream<String> lines = Stream.of(
                            log.stream(),
                            report.verdict().violations().stream().map(Reason::text),
                            report.verdict().warnings().stream().map(Reason::text),
                            report.figures().findings().stream().map(FindingGroup::message),
                            new ConsoleSummary(report, StandardCharsets.UTF_8, Style.NONE).verdict().stream(),
                            ReportWriter.all().stream()
                                    .filter(writer -> writer.fileName("default").endsWith(".txt"))
                                    .flatMap(writer -> writer.render(report).lines()))
                    .flatMap(each -> each);

            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line.codePoints()).noneMatch(HostileServerTest::isObeyed);
                assertThat(line).doesNotContainPattern(COMMAND);
                assertThat(line.strip()).doesNotStartWith("::");
            });
        }
    }

    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
