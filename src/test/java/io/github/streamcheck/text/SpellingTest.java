package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.text.Spelling.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "\\/",
                "\\\\/",
                "\\\\\\/",
                "\\u002f",
                "\\u002F",
                "\\\\u002f",
                "\\u{2f}",
                "\\x2f",
                "\\x{2F}",
                "\\057",
                "\\U002f",
                "\\U0000002f",
                "%2f",
                "%2F",
                "%252F",
                "%25252f",
                "%u002f",
                "&sol;",
                "&#47;",
                "&#047;",
                "&#x2f;",
                "&#X2F;",
                "&amp;#47;",
                "&amp;sol;",
                "\\u0026#47;",
                "%26%2347%3B",
                "%5Cu002f",
                "&#92;/",
                "\\u005cu002f",
                "&#37;2F"
            })
    void aSlashIsKnown(String spelled) {
        assertThat(Spelling.at(spelled + "x", 0)).contains(new Reading('/', spelled.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\",
                "%",
                "%2",
                "%zz",
                "&",
                "&#",
                "&#;",
                "&#x;",
                "&nothing;",
                "&#9999999;",
                "\\u",
                "\\u00g0",
                "\\x{"
            })
    void whatIsNoSpellingIsOnlyItself(String text) {
        assertThat(Spelling.at(text, 0))
                .contains(new Reading(text.charAt(0), 1))
                .noneMatch(read -> read.end() > 2);
    }

    @Test
    void anEscapedControlIsTheLetterOrTheControl() {
        assertThat(Spelling.at("\\n", 0)).contains(new Reading('n', 2), new Reading('\n', 2));
    }

    @Test
    void aLongRowIsReadOnlySoFar() {
        assertThat(Spelling.at("\\".repeat(10_000), 0)).hasSizeLessThan(100);
        assertThat(Spelling.at("%25".repeat(10_000), 0)).hasSizeLessThan(100);
        assertThat(Spelling.at("&amp;".repeat(10_000), 0)).hasSizeLessThan(100);
    }
}
