package io.github.streamcheck.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that break an official SDK are errors to streamcheck. Needs Node.js, npm and the network, and is skipped without them. */
@Tag("live")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SdkAgreementTest {

    /** All that was seen, for whoever wants to know more than the page says. */
    private static final Path SEEN = Path.of("target", "live", "sdk-agreement.txt");

    static final Sdk NODE = new ScriptSdk(
            "openai-node",
            "openai",
            new NodeProject("sdk-node", "play.mjs", "openai.mjs"),
            "openai.mjs",
            Set.of("chat", "completions", "responses"));
    static final Sdk JAVA = new OpenAiJava();

    private static List<SdkComparison> all = List.of();

    @BeforeAll
    static void play() throws Exception {
        NODE.install();
        List<SdkCase> everything = SdkCase.all();
        List<SdkCase> cases = everything.stream()
                .filter(each -> JAVA.endpoints().contains(each.endpoint()))
                .toList();
        List<SdkComparison> compared = new ArrayList<>();
        try (SdkServer server = new SdkServer(everything)) {
            List<SdkRun> node = NODE.play(server.uri(), cases);
            List<SdkRun> java = JAVA.play(server.uri(), cases);
            for (int i = 0; i < cases.size(); i++) {
                compared.add(new SdkComparison(cases.get(i), node.get(i), java.get(i)));
            }
        }
        // A text may hold half of a surrogate pair, which a stricter way to write refuses.
        Files.write(
                SEEN,
                String.join("\n", compared.stream().map(SdkComparison::toString).toList())
                        .getBytes(UTF_8));
        all = List.copyOf(compared);
    }

    @Test
    void whatBreaksAnSdkIsAnErrorOrAKnownException() throws IOException {
        TreeSet<String> missed = new TreeSet<>();
        all.stream()
                .filter(SdkComparison::isMissed)
                .forEach(each -> missed.add(each.sent().name()));
        TreeSet<String> known = new TreeSet<>();
        SdkExceptions.read().values().forEach(known::addAll);

        assertThat(missed).as("see " + SEEN).isEqualTo(known);
    }

    @Test
    void bothSdksReadAGoodStream() {
        assertThat(all).filteredOn(SdkComparison::isRead).hasSizeGreaterThan(all.size() / 2);
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = new SdkAgreementPage(all).render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(SdkAgreementPage.FILE, page);
        }

        assertThat(SdkAgreementPage.FILE)
                .as("update with -Plive -Dtest=SdkAgreementTest -Dstreamcheck.update=true")
                .hasContent(page);
    }
}
