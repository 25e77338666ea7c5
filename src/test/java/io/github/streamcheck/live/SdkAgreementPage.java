package io.github.streamcheck.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that shows, rule by rule, what SDKs make of the streams of the corpus. */
final class SdkAgreementPage {

    static final Path FILE = Path.of("src/site/markdown/sdk-agreement.md");

    private static final String HEAD = """
            # Compared with the official SDKs

            An error of streamcheck means that a client breaks or loses data. To check this, the SDKs that most clients use read every stream of
            the corpus (`src/test/resources/corpus`) that a server sends over HTTP. `./mvnw test -Plive -Dtest=SdkAgreementTest
            -Dstreamcheck.update=true` generates this page; it needs Node.js, npm, Python and the network.

            - An SDK *throws* if one of its ways to read raises an exception, or never says that the stream has ended.
            - It *loses text* if its final answer lacks text, or arguments of a call, that the deltas contained.
            - Otherwise, it *reads* the stream.

            The test fails if an SDK throws or loses text, streamcheck reports no error in the profile `openai`, and the case is not among the
            exceptions below.

            In the tables, each row counts the streams in which a rule finds something. The column *error, read by all* counts those that have only
            errors of this rule although all SDKs read them. These are not false alarms: SDKs do not notice text that is damaged, late, leaked or not
            what was requested, or counts that are wrong.
            """;

    private final List<SdkPlay> plays;

    SdkAgreementPage(List<SdkPlay> plays) {
        this.plays = plays;
    }

    String render() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (SdkPlay play : plays) {
            head(play, page);
            page.append(new SdkTable(play).render());
            exceptions(play, page);
        }
        return page.toString();
    }

    private static void head(SdkPlay play, StringBuilder page) throws IOException {
        SdkFamily family = play.family();
        long all = play.compared().size();
        long read = play.compared().stream().filter(SdkComparison::isRead).count();
        long missed = play.compared().stream().filter(SdkComparison::isMissed).count();
        page.append("""

                ## %s

                Compared: %s. Ways to read: %s.

                There are %d streams. %s %d of them; of the %d others, streamcheck reports an error on %d, and %d are exceptions.

                """.formatted(
                        family.title(),
                        versions(family),
                        family.ways(),
                        all,
                        family.sdks().size() == 1 ? "It reads" : "All SDKs read",
                        read,
                        all - read,
                        all - read - missed,
                        missed));
    }

    private static String versions(SdkFamily family) throws IOException {
        StringBuilder versions = new StringBuilder();
        int left = family.sdks().size();
        for (Sdk sdk : family.sdks()) {
            versions.append("**" + sdk.name() + " " + sdk.version() + "**");
            left--;
            versions.append(left > 1 ? ", " : left == 1 ? " and " : "");
        }
        return versions.toString();
    }

    private static void exceptions(SdkPlay play, StringBuilder page) throws IOException {
        page.append("\n### Exceptions: " + play.family().title() + "\n\n");
        page.append(
                "On these streams, an SDK throws or loses text although streamcheck reports no error, for the given reason.\n\n");
        play.exceptions()
                .forEach((reason, cases) -> page.append("- ")
                        .append(reason)
                        .append(" (")
                        .append(cases.stream().map(name -> "*" + name + "*").collect(Collectors.joining(", ")))
                        .append(")\n"));
    }
}
