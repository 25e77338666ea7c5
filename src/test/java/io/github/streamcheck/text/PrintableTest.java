package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "Grüße, 你好 🌊", "a \\ backslash", "std::vector", "a :: b", "## heading", "C#[1]"})
    void whatHarmsNobodyStaysAsItIs(String text) {
        assertThat(Printable.escape(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001B[31mred,\\u001b[31mred",
                "bell\u0007,bell\\u0007",
                "C1 \u009B2J,C1 \\u009b2J",
                "right to left \u202E,right to left \\u202e",
                "another line \u2028,another line \\u2028",
            })
    void whatATerminalWouldObeyIsEscaped(String text, String shown) {
        assertThat(Printable.escape(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\ntwo", "one\rtwo", "one\u0085two", "one\u2029two", "one\u000Btwo"})
    void aTextNeverBreaksItsLine(String text) {
        assertThat(Printable.escape(text).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "::error::gone,:\\:error::gone",
                "  ::set-env name=A::B,  :\\:set-env name=A::B",
                "said ##[error]gone,said #\\#[error]gone",
                "##vso[task.complete result=Succeeded;],#\\#vso[task.complete result=Succeeded;]",
                "x ##teamcity[buildStatus text='ok'],x #\\#teamcity[buildStatus text='ok']",
                "###[error],##\\#[error]",
            })
    void whatACiRunnerWouldTakeForACommandIsNone(String text, String shown) {
        assertThat(Printable.escape(text)).isEqualTo(shown);
    }

    @Test
    void escapingTwiceIsEscapingOnce() {
        Tries.of(any -> {
            String once = Printable.escape(any.text());

            assertThat(Printable.escape(once)).isEqualTo(once);
        });
    }
}
