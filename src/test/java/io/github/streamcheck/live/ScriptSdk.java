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
import java.util.Set;

/**
 * An SDK for another language than Java, which a program in {@code src/live} runs.
 *
 * @param name its name on the page
 * @param packageName its name in the registry
 * @param project where the program is
 * @param program the program: its arguments are the address of the server and a file with a JSON list of {number, endpoint}; it
 *     writes a line of JSON for each case
 * @param endpoints the names of the endpoints whose streams it reads
 */
record ScriptSdk(String name, String packageName, LiveProject project, String program, Set<String> endpoints)
        implements Sdk {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String version() throws IOException {
        return project.version(packageName);
    }

    @Override
    public void install() throws IOException, InterruptedException {
        project.install();
    }

    @Override
    public List<SdkRun> play(URI server, List<SdkCase> cases) throws IOException, InterruptedException {
        Path given = project.folder().resolve(name + ".json");
        Path read = project.folder().resolve(name + ".jsonl");
        JSON.writeValue(
                given.toFile(),
                cases.stream()
                        .map(each -> Map.of("number", each.number(), "endpoint", each.endpoint()))
                        .toList());
        int result = project.run(read, project.interpreter(), program, server.toString(), given.toString());
        assertThat(result)
                .as("%s ends in order; see %s and %s", name, read, project.log())
                .isZero();
        List<SdkRun> runs = new ArrayList<>();
        for (String line : Files.readAllLines(read)) {
            JsonNode node = JSON.readTree(line);
            assertThat(node.path("number").asInt())
                    .isEqualTo(cases.get(runs.size()).number());
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
