package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.site.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ParametersPageTest {

    @Test
    void isUpToDate() throws IOException {
        String page = new ParametersPage().render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(ParametersPage.FILE, page);
        }

        assertThat(ParametersPage.FILE)
                .as("fix with -Dtest=ParametersPageTest -Dstreamcheck.update=true")
                .hasContent(page);
    }

    @Test
    void hasEveryParameterOfVerify() throws IOException {
        Pattern parameter = Pattern.compile("@Parameter(?!\\([^)]*readonly)[^;]*?private [^;]*?(\\w+)(?: =[^;]*)?;");
        Set<String> parameters = new TreeSet<>();
        for (String mojo :
                List.of("ComparingMojo", "ReportingMojo", "VerificationMojo", "VerifyMojo", "StreamcheckMojo")) {
            String source = Files.readString(Path.of("src/main/java/io/github/streamcheck/maven/" + mojo + ".java"));
            parameter.matcher(source).results().forEach(found -> parameters.add(found.group(1)));
        }

        // The goal verify comes first.
        assertThat(Page.of(ParametersPage.FILE).firstColumn("parameter")).isEqualTo(parameters);
    }

    /** An element's name in a sentence is an unknown tag to a forge, and breaks the site. */
    @Test
    void hasNoTags() throws IOException {
        String outsideOfCode = new ParametersPage()
                .render()
                .replaceAll("`[^`]*`", "")
                .replaceAll("<!--.*?-->|<a id=\"[^\"]*\"></a>", "");

        assertThat(outsideOfCode).doesNotContain("<");
    }
}
