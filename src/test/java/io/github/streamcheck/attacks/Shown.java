package io.github.streamcheck.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.maven.BuildLog;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.SecretParts;
import io.github.streamcheck.plan.Spellings;
import io.github.streamcheck.report.ConsoleSettings;
import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** All that anybody gets to see of a run: its log, the console, what CI reads, and every report. */
final class Shown {

    /** That of every run. */
    static final String KEY = "sk-9f/Q+b=Zk&7Wm2<Lp4_T";

    /** Markup of three kinds, a screen cleared, commands of CI runners, and a text that reads backwards. */
    static final String HOSTILE = "</code></p><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x'"
            + " ]]> [a](javascript:alert(3)) \u001b[2J ##[error]x ##vso[task.complete] ##teamcity[x] \u202ex `|";

    /** The same inside a text of JSON, with line ends and characters that XML has not. */
    static final String JSON_HOSTILE = HOSTILE.replace("\"", "\\\"").replace("\u001b", "\\u001b")
            + "\\n::error::x\\r\\n::set-env name=a::b\\u0000\\ufffe\\ud83d\\u2028# EOF\\n";

    /** What a browser would do something with. */
    private static final List<String> MARKUP = List.of("<script>alert", "<img src=x", "</script><");

    private static final Pattern COMMAND = Pattern.compile("##[a-z]*\\[");

    private static final Pattern METRIC = Pattern.compile(
            "# EOF|# (TYPE|UNIT|HELP) [a-z_]+ .+|[a-z_]+(\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)*})? -?[0-9.E+-]+");

    private static final int LONGEST_LINE = 2_200;
    private static final long LARGEST = 2 << 20;

    private final RunResult result;
    private final Path folder;
    private final List<String> lines;
    private final List<String> commands;
    private final Map<String, String> reports;

    /** Writes all reports to {@code folder}. */
    Shown(RunResult result, Redactor redactor, Path folder, List<String> log) throws IOException {
        this.result = result;
        this.folder = folder;
        ReportFiles files = new ReportFiles(folder, redactor);
        files.clear(result.run().executionId());
        ReportFiles.Written written = files.write(result, ReportWriter.all());
        assertThat(written.problems()).isEmpty();
        this.commands = BuildLog.github(result, redactor, folder.resolve("job.md"));
        this.reports = read(folder);
        assertThat(reports).hasSize(ReportWriter.all().size() + 1);
        ConsoleSummary console = new ConsoleSummary(result, ConsoleSettings.plain(StandardCharsets.UTF_8));
        this.lines = Stream.of(
                        log,
                        console.lines(Optional.empty()),
                        BuildLog.failure(result, redactor, folder),
                        report("report.txt").lines().toList(),
                        result.verdict().violations().stream().map(Reason::text).toList(),
                        result.verdict().warnings().stream().map(Reason::text).toList(),
                        result.figures().findings().stream()
                                .map(FindingGroup::message)
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> reports = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                reports.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return reports;
    }

    private String report(String name) {
        return Objects.requireNonNull(reports.get(name), name);
    }

    /** Asserts that nothing of it does anything but inform, and that it can be read. */
    void assertHarmless() throws Exception {
        assertTextOnly();
        assertReadable();
        assertNoMarkup();
        assertKeyless();
    }

    private void assertTextOnly() {
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.codePoints()).as(line).noneMatch(Shown::isObeyed);
            assertThat(line).doesNotContainPattern(COMMAND).hasSizeLessThanOrEqualTo(LONGEST_LINE);
            assertThat(line.strip()).doesNotStartWith("::");
        });
        assertThat(commands).allSatisfy(line -> {
            assertThat(line).matches("::(error|warning) title=[^:]*::.*").hasSizeLessThanOrEqualTo(LONGEST_LINE);
            assertThat(line.codePoints()).as(line).noneMatch(Shown::isObeyed);
        });
    }

    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private void assertReadable() throws Exception {
        assertThat(reports.values().stream().mapToLong(String::length).sum()).isLessThan(LARGEST);
        assertThat(ReportSchema.problems(report("report.json"))).isEmpty();
        assertThat(report("metrics.prom").lines())
                .allMatch(line -> METRIC.matcher(line).matches());
        assertThat(report("metrics.prom")).endsWith("\n# EOF\n").containsOnlyOnce("# EOF");
        for (Map.Entry<String, String> each : reports.entrySet()) {
            if (each.getKey().endsWith(".xml") || each.getKey().endsWith(".html")) {
                parse(each.getValue());
            }
        }
    }

    /** By a parser that forgives nothing. */
    private static void parse(String xml) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(new DefaultHandler());
        parser.parse(new InputSource(new StringReader(xml)));
    }

    private void assertNoMarkup() {
        assertThat(MARKUP).noneMatch(report("report.html")::contains);
    }

    private void assertKeyless() {
        List<String> all = new ArrayList<>(lines);
        all.addAll(commands);
        all.addAll(reports.values());
        for (String spelling : List.of("plain", "base64", "base64-bearer")) {
            assertThat(SecretParts.seen(
                            List.of(KEY),
                            all,
                            Objects.requireNonNull(Spellings.all().get(spelling))))
                    .as("%s: %s in %s", spelling, result.run().id(), folder)
                    .isEmpty();
        }
    }
}
