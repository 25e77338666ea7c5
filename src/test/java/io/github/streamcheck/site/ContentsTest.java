package io.github.streamcheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentsTest {

    private static final String PAGE = """
            # Page

            What it is about.

            ## one

            ## Two words

            ```sh
            ## no heading
            ```

            ## It's three

            ## four
            """;

    static List<Page> pages() {
        return Page.site();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aLongPageHasThem(Page page) throws IOException {
        String wanted = Contents.add(page.text());
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(page.file(), wanted);
        }

        assertThat(page.file())
                .as("fix with -Dtest=ContentsTest -Dstreamcheck.update=true")
                .hasContent(wanted);
    }

    @Test
    void theyStandBeforeTheFirstSection() {
        assertThat(Contents.add(PAGE)).startsWith("""
                        # Page

                        What it is about.

                        On this page:

                        - [one](#one)
                        - [Two words](#two-words)
                        - [It's three](#its-three)
                        - [four](#four)

                        ## one

                        ## <a id="two-words"></a>Two words
                        """);
    }

    @Test
    void theyAreAddedOnce() {
        String once = Contents.add(PAGE);

        assertThat(Contents.add(once)).isEqualTo(once);
    }

    @Test
    void aShortPageHasNone() {
        String page = PAGE.replace("## four\n", "");

        assertThat(Contents.add(page)).isEqualTo(page);
    }
}
