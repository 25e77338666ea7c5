package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block that users copy is one that runs. */
class RecipesTest {

    private static final Pattern BLOCK = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("src/site/markdown/recipes.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(blocks()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void standsInABuildThatIsRun(String block) throws IOException {
        try (Stream<Path> projects = Files.list(Path.of("src/it"))) {
            assertThat(projects.filter(
                            project -> project.getFileName().toString().startsWith("recipe-")))
                    .anySatisfy(project ->
                            assertThat(project.resolve("pom.xml")).content().containsIgnoringWhitespaces(block));
        }
    }
}
