package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The official SDK for Node.js, which {@code src/live/sdk-node} runs. */
final class OpenAiNode {

    private static final NodeProject PROJECT = new NodeProject("sdk-node", "play.mjs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenAiNode() {}

    /** Installs it by npm; skips the test if that fails. */
    static void install() throws IOException, InterruptedException {
        PROJECT.install();
    }

    static String version() throws IOException {
        return PROJECT.version("openai");
    }

    /** Reads all cases, in the order given. */
    static List<SdkRun> play(URI server, List<SdkCase> cases) throws IOException, InterruptedException {
        Path given = PROJECT.folder().resolve("cases.json");
        Path read = PROJECT.folder().resolve("read.jsonl");
        JSON.writeValue(
                given.toFile(),
                IntStream.range(0, cases.size())
                        .mapToObj(number -> Map.of(
                                "number", number, "endpoint", cases.get(number).endpoint()))
                        .toList());
        int result = PROJECT.run(read, "node", "play.mjs", server.toString(), given.toString());
        assertThat(result)
                .as("node ends in order; see %s and %s", read, PROJECT.log())
                .isZero();
        List<SdkRun> runs = new ArrayList<>();
        for (String line : Files.readAllLines(read)) {
            JsonNode node = JSON.readTree(line);
            assertThat(node.path("number").asInt()).isEqualTo(runs.size());
            runs.add(new SdkRun(reading(node.path("raw")), helper(node.path("helper"))));
        }
        assertThat(runs).hasSameSizeAs(cases);
        return runs;
    }

    private static Optional<SdkReading> helper(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(reading(node));
    }

    private static SdkReading reading(JsonNode node) {
        return new SdkReading(
                Optional.ofNullable(node.path("error").textValue()),
                new SdkContent(texts(node.path("texts")), texts(node.path("arguments"))),
                texts(node.path("finish")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
