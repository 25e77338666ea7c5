package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.server.ServerCheck.Status;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "GB18030"})
    void areShownWhereTheCharsetHasThem(String charset) {
        assertThat(Signs.in(Charset.forName(charset))).isEqualTo(Signs.UNICODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "IBM437", "Shift_JIS"})
    void areAsciiElsewhere(String charset) {
        assertThat(Signs.in(Charset.forName(charset))).isEqualTo(Signs.ASCII);
    }

    @Test
    void areAsciiWhereTheCharsetCanOnlyBeRead() {
        assertThat(Signs.in(Charset.forName("ISO-2022-CN"))).isEqualTo(Signs.ASCII);
    }

    @Test
    void tellEachStatusFromTheOthers() {
        assertThat(Status.values()).extracting(Signs.ASCII::of).doesNotHaveDuplicates();
        assertThat(Signs.UNICODE.of(Status.OK)).isEqualTo("✓");
        assertThat(Signs.UNICODE.of(Status.VIOLATION)).isEqualTo("✗");
    }
}
