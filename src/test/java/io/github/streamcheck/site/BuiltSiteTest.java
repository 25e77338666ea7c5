package io.github.streamcheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link in the site that {@code mvn site} has built leads somewhere. */
@Tag("site")
class BuiltSiteTest {

    private static final Path SITE = Path.of("target", "site");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:href|src)=\"(?!https?:|mailto:)([^\"#]*)(?:#([^\"]+))?\"");
    private static final Pattern ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        assertThat(ADDRESS.matcher(read(page)).results()).allSatisfy(link -> {
            Path target = link.group(1).isEmpty() ? page : SITE.resolve(link.group(1));
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).contains(link.group(2));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noLinkIsLeftInMarkdown(Path page) {
        assertThat(read(page)).doesNotContain(".md\"", ".md#", "](");
    }

    private static Set<String> anchors(Path page) {
        return ANCHOR.matcher(read(page))
                .results()
                .map(anchor -> anchor.group(1))
                .collect(Collectors.toSet());
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
