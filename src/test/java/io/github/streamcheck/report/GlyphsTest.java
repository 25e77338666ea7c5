package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.server.ServerCheck.Status;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "GB18030"})
    void areShownWhereTheCharsetHasThem(String charset) {
        assertThat(Glyphs.in(Charset.forName(charset))).isEqualTo(Glyphs.UNICODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "IBM437", "Shift_JIS"})
    void areAsciiElsewhere(String charset) {
        assertThat(Glyphs.in(Charset.forName(charset))).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void areAsciiWhereTheCharsetCanOnlyBeRead() {
        assertThat(Glyphs.in(Charset.forName("ISO-2022-CN"))).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void tellEachStatusFromTheOthers() {
        assertThat(Status.values()).extracting(Glyphs.ASCII::of).doesNotHaveDuplicates();
        assertThat(Glyphs.UNICODE.of(Status.OK)).isEqualTo("✓");
        assertThat(Glyphs.UNICODE.of(Status.VIOLATION)).isEqualTo("✗");
    }
}
