package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.site.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README is short and says what matters. Its links, commands and blocks are tested together with those of the site. */
class ReadmeTest {

    private static final int MOST_BYTES = 10_240;

    private final Page readme = Page.readme();

    @Test
    void isShort() {
        assertThat(readme.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void hasTheTenParametersThatMatter() {
        assertThat(readme.firstColumn("parameter")).hasSize(10).contains("baseUrl", "streams", "thresholds", "rules");
    }

    @Test
    void itsDefaultsAreThoseOfTheParameters() {
        String parameters = Page.ofSite("parameters").text();

        assertThat(Pattern.compile("\\| `(\\w+)` \\| (`[^`]*`) \\|")
                        .matcher(readme.text())
                        .results())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(parameters)
                        .containsPattern("\\| `" + row.group(1) + "` \\| [^|]* \\| (?:" + Pattern.quote(row.group(2))
                                + ")? \\|"));
    }

    @Test
    void explainsTheTermsOfTheField() {
        assertThat(readme.text())
                .contains(
                        "*time to first token* (TTFT)",
                        "**ITL** (inter-token latency)",
                        "**TPOT** (time per output token)");
    }

    /** All other tests are run by it, too. */
    @Test
    void hasTheCommandOfTheTests() throws IOException {
        assertThat(readme.blocks("sh")).contains("./mvnw verify\n");
        assertThat(Path.of(".ci/run"))
                .content()
                .contains("by the command that README names", "\"${maven[@]}\" verify\n");
    }

    @Test
    void linksToEveryPageOfTheSite() {
        List<String> links = readme.links().stream().map(Page.Link::address).toList();

        assertThat(Page.site())
                .allSatisfy(page ->
                        assertThat(links).contains(page.file().toString().replace('\\', '/')));
    }

    @Test
    void showsAPicture() {
        assertThat(readme.links())
                .filteredOn(Page.Link::isImage)
                .hasSize(1)
                .allSatisfy(image ->
                        assertThat(Files.size(Path.of(image.address()))).isPositive());
    }
}
