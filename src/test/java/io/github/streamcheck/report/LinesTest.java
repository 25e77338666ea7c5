package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void aTextThatFitsIsOneLine() {
        assertThat(Lines.wrap("  ✗ short", 4)).containsExactly("  ✗ short");
        assertThat(Lines.wrap("", 4)).containsExactly("");
        assertThat(Lines.wrap("x".repeat(100), 4)).hasSize(1);
    }

    @Test
    void aLongTextGoesOnIndentedInTheNextLine() {
        String words = "ten signs ".repeat(15).strip();

        assertThat(Lines.wrap("  " + words, 4))
                .containsExactly(
                        "  " + "ten signs ".repeat(9) + "ten",
                        "    signs " + "ten signs ".repeat(5).strip());
    }

    @Test
    void whatHasNoBlankIsNeverCut() {
        String path = "/a/very/long/path".repeat(10);

        assertThat(Lines.wrap("report " + path + " is there", 2)).containsExactly("report", "  " + path, "  is there");
    }

    @Test
    void aNumberKeepsItsUnit() {
        assertThat(Lines.wrap("it may be up to 21.8 ms of it", 2, 21))
                .containsExactly("it may be up to", "  21.8 ms of it");
    }

    @Test
    void aLongExplanationIsCutAtASentenceOrAWord() {
        assertThat(Lines.brief("Short.", 10)).isEqualTo("Short.");
        assertThat(Lines.brief("One. Two. Three.", 10)).isEqualTo("One. Two.");
        assertThat(Lines.brief("One; two; three.", 10)).isEqualTo("One; two ...");
        assertThat(Lines.brief("One sentence that is long.", 20)).isEqualTo("One sentence ...");
        assertThat(Lines.brief("x".repeat(50), 20)).isEqualTo("x".repeat(16) + " ...");
    }

    @Test
    void noLineIsACommandToACiRunner() {
        assertThat(Lines.wrap("x".repeat(99) + " ::error::gone", 4))
                .containsExactly("x".repeat(99), "    :\\:error::gone");
    }

    @Test
    void linesKeepTheWidthAndLoseNoWord() {
        Tries.of(any -> {
            String text = any.textOf(any.of("abc ", "abcdefghijklmnopqrstuvwxyz ", " "), 400);
            var lines = Lines.wrap(text, 4);

            assertThat(String.join(" ", lines).split(" +"))
                    .isEqualTo(text.stripTrailing().split(" +"));
            assertThat(lines)
                    .allMatch(line ->
                            line.length() <= Lines.WIDTH || !line.strip().contains(" "));
        });
    }
}
