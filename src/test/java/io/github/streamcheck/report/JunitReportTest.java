package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.result.RunResult;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report is read back with Surefire's own parser. */
class JunitReportTest {

    /** Surefire makes a suite of each class. */
    private static List<ReportTestCase> cases(RunResult report) throws Exception {
        byte[] xml = new JunitReport().render(report).getBytes(UTF_8);
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(xml), UTF_8)).stream()
                        .map(ReportTestSuite::getTestCases)
                        .flatMap(List::stream)
                        .toList();
    }

    private static ReportTestCase testCase(RunResult report, String name) throws Exception {
        return cases(report).stream()
                .filter(each -> name.equals(each.getName()))
                .findFirst()
                .orElseThrow();
    }

    static Stream<RunResult> reports() {
        return Stream.of(
                Reports.of(),
                Reports.of(Results.good(1, 50)),
                Reports.of(Reports.plans().threshold("ttfo.p95", "1s"), Results.good(1, 50)),
                Reports.of(Results.good(1, 250), Results.bad(2, "done-missing", "\u0000 ]]> \ud83d")));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsToTheSchemaOfSurefire(RunResult report) throws Exception {
        Path unpacked = Path.of("target", "surefire-schema");
        assumeTrue(Files.exists(unpacked), "the schema is unpacked by the build: ./mvnw process-test-resources");
        Path schema;
        try (Stream<Path> files = Files.walk(unpacked)) {
            schema = files.filter(file -> file.endsWith("surefire-test-report.xsd"))
                    .findFirst()
                    .orElseThrow();
        }

        Validator validator =
                SchemaFactory.newDefaultInstance().newSchema(schema.toFile()).newValidator();
        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(new JunitReport().render(report)))))
                .doesNotThrowAnyException();
    }

    @Test
    void eachExpectationIsACase() throws Exception {
        List<ReportTestCase> cases = cases(Reports.of(Results.good(1, 50)));

        assertThat(cases)
                .extracting(each -> each.getFullClassName() + " " + each.getName())
                .doesNotHaveDuplicates()
                .contains(
                        "streamcheck.default.run completed",
                        "streamcheck.default.finding done-missing",
                        "streamcheck.default.server health",
                        "streamcheck.default.threshold successRate");
        assertThat(cases).allMatch(ReportTestCase::isSuccessful);
    }

    @Test
    void theSuiteTellsHowManyFailed() {
        RunResult report = Reports.of(
                Reports.plans().threshold("ttfo.p95", "1s"),
                Results.good(1, 50),
                Results.bad(2, "done-missing", "no end"));

        assertThat(new JunitReport().render(report))
                .containsPattern("<testsuite name=\"streamcheck.default\" time=\"2.500\" tests=\"[0-9]+\" errors=\"1\""
                        + " skipped=\"0\" failures=\"2\">");
    }

    @Test
    void aRuleThatIsOffIsNoCase() throws Exception {
        List<String> off = Rule.all().stream()
                .filter(rule -> rule.severity() == Severity.OFF)
                .map(Rule::id)
                .toList();

        assertThat(off).isNotEmpty();
        assertThat(cases(Reports.of(Results.good(1, 50))))
                .extracting(ReportTestCase::getName)
                .doesNotContainAnyElementsOf(off);
    }

    /** GitLab shows the message, Jenkins the text. */
    @Test
    void theReasonOfAFailureIsInItsMessageAndInItsText() throws Exception {
        RunResult report = Reports.of(Results.good(1, 50), Results.bad(2, "done-missing", "the stream has no end"));

        ReportTestCase failed = testCase(report, "done-missing");

        assertThat(failed.hasFailure()).isTrue();
        assertThat(failed.getFailureMessage()).contains("the stream has no end");
        assertThat(failed.getFailureDetail()).contains("the stream has no end");
        assertThat(testCase(report, "successRate").getFailureMessage()).contains("50 %, required at least 100 %");
    }

    @Test
    void whatWasNotMeasuredIsAnError() throws Exception {
        RunResult report = Reports.of(Reports.plans().threshold("ttfo.p95", "1s"), Results.good(1, 50));

        ReportTestCase missing = testCase(report, "ttfo.p95");

        assertThat(missing.hasError()).isTrue();
        assertThat(missing.getFailureMessage()).startsWith("NO DATA");
    }

    @Test
    void aRunWithoutStreamsIsAnError() throws Exception {
        RunResult report = Reports.of(
                Reports.plans(), Results.result(1, Phase.SMOKE, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of()));

        assertThat(testCase(report, "no-streams").hasError()).isTrue();
    }

    @Test
    void everyViolationIsAFailedCase() throws Exception {
        for (RunResult report : List.of(
                Reports.of(Results.bad(1, "done-missing", "a"), Results.bad(2, "rule-failed", "b")),
                Reports.of(
                        Reports.plans().threshold("ttft.p50", "1ms").threshold("ttfo.max", "1ms"),
                        Results.good(1, 50)))) {
            Stream<String> failed = cases(report).stream()
                    .filter(each -> each.hasFailure() || each.hasError())
                    .map(ReportTestCase::getName);

            assertThat(failed)
                    .containsExactlyInAnyOrderElementsOf(report.verdict().violations().stream()
                            .map(violation -> violation.id())
                            .distinct()
                            .toList());
        }
    }

    @Test
    void aWarningPassesAndIsShown() throws Exception {
        RunResult report = Reports.of(
                Reports.plans().threshold("successRate", "50%"),
                Results.good(1, 50),
                Results.bad(2, "done-missing", "the stream has no end"));

        assertThat(testCase(report, "done-missing").hasFailure()).isFalse();
        assertThat(new JunitReport().render(report)).contains("<system-out>done-missing: the stream has no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0008", "\u001b[31m", "\ufffe", "\ud800", "]]>", "<script>", "\"'&"})
    void whatXmlForbidsDoesNotBreakIt(String hostile) throws Exception {
        RunResult report = Reports.of(Results.bad(1, "done-missing", "a" + hostile + "z"));

        String message = Objects.requireNonNull(testCase(report, "done-missing").getFailureMessage());

        assertThat(message).startsWith("a").contains("z (chat");
        assertThat(
                        hostile.codePoints().anyMatch(c -> c < 0x20 || c == 0xFFFE || c == 0xD800)
                                ? message
                                : message.substring(0, hostile.length() + 2))
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("\ufffd"),
                        text -> assertThat(text).isEqualTo("a" + hostile + "z"));
    }

    @Test
    void theNameOfTheExecutionIsFitForAFile() {
        assertThat(new JunitReport().fileName("default")).isEqualTo("TEST-streamcheck.default.xml");
    }
}
