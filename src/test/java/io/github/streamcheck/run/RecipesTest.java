package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.site.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block that users copy is one that runs. */
class RecipesTest {

    private static final Pattern PLUGIN = Pattern.compile("<groupId>io\\.github\\.streamcheck</groupId>\\s*"
            + "<artifactId>streamcheck-maven-plugin</artifactId>\\s*<version>[^<]*</version>");

    /** The blocks of the page, with the placeholders that the builds have in place of what the page says of the plugin. */
    static List<String> blocks() {
        return Page.ofSite("recipes").blocks("xml").stream()
                .map(block -> PLUGIN.matcher(block).replaceAll("""
                        <groupId>@project.groupId@</groupId>
                        <artifactId>@project.artifactId@</artifactId>
                        <version>@project.version@</version>"""))
                .toList();
    }

    @Test
    void thereAreSome() {
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
