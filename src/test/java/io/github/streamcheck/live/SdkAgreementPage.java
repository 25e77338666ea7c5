package io.github.streamcheck.live;

import io.github.streamcheck.live.SdkRun.Outcome;
import io.github.streamcheck.plan.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page that shows, rule by rule, what the official SDKs make of the streams of the corpus. */
final class SdkAgreementPage {

    static final Path FILE = Path.of("src/site/markdown/sdk-agreement.md");

    private static final String EXCEPTIONS = """

            ## Exceptions

            On these streams, an SDK throws or loses text although streamcheck reports no error, for the given reason.

            """;

    private final List<SdkComparison> all;
    private final StringBuilder page = new StringBuilder();

    SdkAgreementPage(List<SdkComparison> all) {
        this.all = all;
    }

    String render() throws IOException {
        long read = all.stream().filter(SdkComparison::isRead).count();
        long missed = all.stream().filter(SdkComparison::isMissed).count();
        head(read, missed);
        row(
                "nothing",
                all.stream().filter(each -> each.sent().found().isEmpty()).toList());
        all.stream()
                .flatMap(each -> each.sent().found().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(this::rule);
        page.append(EXCEPTIONS);
        SdkExceptions.read()
                .forEach((reason, cases) -> page.append("- ")
                        .append(reason)
                        .append(" (")
                        .append(cases.stream().map(name -> "*" + name + "*").collect(Collectors.joining(", ")))
                        .append(")\n"));
        return page.toString();
    }

    private void head(long read, long missed) throws IOException {
        long failing = all.size() - read;
        page.append("""
                        # Compared with the official SDKs

                        An error of streamcheck means that a client breaks or loses data. To check this, the official SDKs read every stream of the corpus
                        (`src/test/resources/corpus`) that a server sends over HTTP: **openai-node %s** and **openai-java %s**. They read it event by
                        event, and with their helpers that accumulate an answer (`chat.completions.stream`, `responses.stream`;
                        `ChatCompletionAccumulator`, `ResponseAccumulator`). `./mvnw test -Plive -Dtest=SdkAgreementTest -Dstreamcheck.update=true`
                        generates this page; it needs Node.js, npm and the network.

                        - An SDK *throws* if one of the two ways raises an exception.
                        - It *loses text* if its final answer lacks text, or arguments of a call, that the deltas contained.
                        - Otherwise, it *reads* the stream.

                        The test fails if an SDK throws or loses text, streamcheck reports no error in the profile `openai`, and the case is not among the
                        exceptions below.

                        There are %d streams. Both SDKs read %d of them; of the %d others, streamcheck reports an error on %d, and %d are exceptions.

                        ## By rule

                        Each row counts the streams in which a rule finds something. The column *error, read by both* counts those that have only errors of this
                        rule although both SDKs read them. These are not false alarms: SDKs do not notice text that is damaged, late, leaked or not what was
                        requested, or counts that are wrong.

                        | rule | streams | openai-node | openai-java | streamcheck | error, read by both |
                        | --- | --- | --- | --- | --- | --- |
                        """.formatted(
                SdkAgreementTest.NODE.version(), SdkAgreementTest.JAVA.version(), all.size(), read, failing, failing - missed, missed));
    }

    private void rule(String rule) {
        row(
                "`" + rule + "`",
                all.stream()
                        .filter(each -> each.sent().found().containsKey(rule))
                        .toList());
    }

    private void row(String name, List<SdkComparison> own) {
        String rule = name.replace("`", "");
        long readErrors = own.stream()
                .filter(SdkComparison::isRead)
                .filter(each -> each.sent().errors().equals(List.of(rule)))
                .count();
        page.append(String.join(
                " | ",
                "| " + name,
                Integer.toString(own.size()),
                outcomes(own, SdkComparison::byNode),
                outcomes(own, SdkComparison::byJava),
                severities(rule, own),
                readErrors == 0 ? "" : Long.toString(readErrors)));
        page.append(" |\n");
    }

    private static String outcomes(List<SdkComparison> own, Function<SdkComparison, Outcome> sdk) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> counted(
                        own.stream().filter(each -> sdk.apply(each) == outcome).count(), outcome.word()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String severities(String rule, List<SdkComparison> own) {
        return Arrays.stream(Severity.values())
                .map(severity -> counted(
                        own.stream()
                                .filter(each -> each.sent().found().get(rule) == severity)
                                .count(),
                        severity.word()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(long count, String word) {
        return count == 0 ? "" : word + " " + count;
    }
}
