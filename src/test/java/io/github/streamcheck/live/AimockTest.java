package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A run against a live server that nobody here wrote: aimock, from the npm registry. It serves chats, messages, responses and Ollama's endpoints. Needs npm and the
 * network, so it runs in the profile {@code live} alone, and is skipped where npm is missing.
 */
@Tag("live")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AimockTest {

    private static final String PACKAGE = "@copilotkit/aimock@1.43.0";
    private static final Pattern ADDRESS = Pattern.compile("listening on (http://\\S+)");
    private static final Path FOLDER = Path.of("target", "aimock").toAbsolutePath();

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(isThere("npm"), "npm is missing: the run against aimock is skipped");
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("fixture.json"), """
                {"fixtures": [{"match": {"userMessage": "hello"},
                               "response": {"content": "Hello, and welcome to a stream of several chunks."}}]}
                """);
        assumeTrue(
                run("npm", "install", "--no-audit", "--no-fund", "--no-save", "--prefix", ".", PACKAGE) == 0,
                "npm can't install " + PACKAGE + ": the run against it is skipped; see " + FOLDER.resolve("log.txt"));
    }

    private static boolean isThere(String command) {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("log.txt").toFile())
                .start()
                .waitFor();
    }

    /** Asks all endpoints, as a build without a word of them. */
    private static Plans all(URI uri) {
        // Its responses and its lines of Ollama count no tokens.
        return Plans.against(uri).auto().load(7, 2, 2).rules(Profile.OPENAI, Map.of("usage-zero", Severity.OFF));
    }

    /** Runs streamcheck while aimock runs with {@code options}. */
    private static RunResult verify(Function<URI, Plans> plans, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "node_modules/.bin/llmock", "-p", "0", "-f", "fixture.json", "-c", "6", "-l", "5", "--metrics"));
        command.addAll(List.of(options));
        Process server = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = server.inputReader()) {
            return LiveRun.of(plans.apply(address(output)).model("gpt-4o"));
        } finally {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
        }
    }

    private static URI address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("aimock ended without saying where it listens");
    }

    @Test
    void aServerOfOthersThatStreamsAsItShouldPasses() throws IOException {
        RunResult report = verify(AimockTest::all);

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(report.figures().endpoints())
                .containsOnlyKeys("chat", "messages", "ollama-chat", "ollama-generate", "responses", "realtime");
        assertThat(report.figures().findings())
                .as("its responses number no events, and its sessions may leave out members")
                .extracting(FindingGroup::rule)
                .contains("sequence-gap")
                .isSubsetOf("sequence-gap", "event-field-missing");
        assertThat(report.figures().total().measured()).isEqualTo(7);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("completions is skipped"));
    }

    /** Its last line counts no token and takes no time, whatever it has said. */
    @Test
    void itsLinesOfOllamaCountNothing() throws IOException {
        RunResult report = verify(uri ->
                Plans.against(uri).endpoints("ollama-chat", "ollama-generate").load(4, 2, 0));

        assertThat(report.figures().endpoints()).containsOnlyKeys("ollama-chat", "ollama-generate");
        assertThat(report.figures().total().measured()).isEqualTo(4);
        assertThat(report.figures().findings()).extracting(FindingGroup::rule).containsOnly("usage-zero");
    }

    @Test
    void aServerOfOthersThatCutsItsConnectionsFails() throws IOException {
        RunResult report = verify(AimockTest::all, "--chaos-disconnect", "1");

        assertThat(report.verdict().isPass()).isFalse();
        assertThat(report.figures().findings()).extracting(FindingGroup::rule).containsOnly("body-truncated");
    }
}
