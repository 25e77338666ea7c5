package io.github.streamcheck.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that break an SDK are errors to streamcheck. Needs Node.js, npm, Python, pip and the network; leaves out what is missing. */
@Tag("live")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SdkAgreementTest {

    /** All that was seen, for whoever wants to know more than the page says. */
    private static final Path SEEN = Path.of("target", "live", "sdk-agreement.txt");

    private static List<SdkPlay> plays = List.of();

    @BeforeAll
    static void play() throws Exception {
        List<SdkCase> cases = SdkCase.all();
        List<SdkPlay> played = new ArrayList<>();
        try (SdkServer server = new SdkServer(cases)) {
            for (SdkFamily family : SdkFamily.ALL) {
                played.add(SdkPlay.of(family, server.uri(), cases));
            }
        }
        // A text may hold half of a surrogate pair, which a stricter way to write refuses.
        Files.createDirectories(SEEN.getParent());
        Files.write(
                SEEN,
                played.stream()
                        .flatMap(each -> each.compared().stream())
                        .map(SdkComparison::toString)
                        .collect(Collectors.joining("\n"))
                        .getBytes(UTF_8));
        plays = List.copyOf(played);
    }

    private static Set<String> missed() {
        return plays.stream()
                .flatMap(each -> each.compared().stream())
                .filter(SdkComparison::isMissed)
                .map(each -> each.sent().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> known() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        SdkExceptions.read().values().forEach(known::addAll);
        return known;
    }

    private static void assumeAllAreInstalled() {
        List<String> missing =
                plays.stream().flatMap(each -> each.missing().stream()).toList();
        assumeTrue(missing.isEmpty(), missing.toString());
    }

    @Test
    void whatBreaksAnSdkIsAnErrorOrAKnownException() throws IOException {
        assertThat(known()).as("see " + SEEN).containsAll(missed());
    }

    @Test
    void everyExceptionIsStillOne() throws IOException {
        assumeAllAreInstalled();

        assertThat(missed()).as("see " + SEEN).containsAll(known());
    }

    @Test
    void allSdksReadMostStreams() {
        assertThat(plays)
                .allSatisfy(each -> assertThat(each.compared())
                        .filteredOn(SdkComparison::isRead)
                        .hasSizeGreaterThan(each.compared().size() / 3));
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        assumeAllAreInstalled();
        String page = new SdkAgreementPage(plays).render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(SdkAgreementPage.FILE, page);
        }

        assertThat(SdkAgreementPage.FILE)
                .as("update with -Plive -Dtest=SdkAgreementTest -Dstreamcheck.update=true")
                .hasContent(page);
    }
}
