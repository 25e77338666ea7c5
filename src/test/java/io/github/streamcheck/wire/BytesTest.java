package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

    @Test
    void isACopyOfTheArray() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(array, 1, 3);
        array[1] = 9;

        assertThat(bytes.at(0)).isEqualTo(2);
    }

    @Test
    void isEqualToTheSameBytesAndReadsAsTheirText() {
        assertThat(Bytes.utf8("ab"))
                .isEqualTo(Bytes.utf8("ab"))
                .isNotEqualTo(Bytes.utf8("ac"))
                .hasToString("ab");
        assertThat(Bytes.utf8("ab")).hasSameHashCodeAs(Bytes.utf8("ab"));
        assertThat(Bytes.utf8("ab").hashCode()).isNotEqualTo(Bytes.utf8("ba").hashCode());
    }

    @Test
    void isEmptyWithoutBytes() {
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
        assertThat(Bytes.utf8(" ").isEmpty()).isFalse();
    }

    @Test
    void givesBytesWithoutSign() {
        assertThat(Bytes.copyOf(new byte[] {-1}, 0, 1).at(0)).isEqualTo(255);
    }

    @Test
    void headIsTheBytesThemselvesIfTheyAreFewEnough() {
        Bytes bytes = Bytes.utf8("abc");

        assertThat(bytes.head(3)).isSameAs(bytes);
    }

    @Test
    void headIsCutToTheGivenLength() {
        assertThat(Bytes.utf8("abc").head(2)).isEqualTo(Bytes.utf8("ab"));
    }

    @ParameterizedTest
    @CsvSource({"[DONE], true", "[DONE, false", "[DONE]x, false", "[done], false", "'', false"})
    void equalsAsciiOnlyIfEachCharacterIsTheSame(String text, boolean same) {
        assertThat(Bytes.utf8(text).equalsAscii("[DONE]")).isEqualTo(same);
    }

    @Test
    void replacesWhatIsNotUtf8() {
        assertThat(Bytes.copyOf(new byte[] {'a', -1, 'b'}, 0, 3).utf8()).isEqualTo("a\uFFFDb");
    }

    @Test
    void losesNothingAsLatin1() {
        assertThat(Bytes.copyOf(new byte[] {'a', -1, 'b'}, 0, 3).latin1()).isEqualTo("a\u00FFb");
    }

    @Test
    void streamHasAllBytes() throws Exception {
        assertThat(Bytes.utf8("abc").stream().readAllBytes()).containsExactly('a', 'b', 'c');
    }

    @Test
    void copiesToTheGivenPlace() {
        byte[] target = new byte[5];
        Bytes.utf8("abc").copyTo(target, 1);

        assertThat(target).containsExactly(0, 'a', 'b', 'c', 0);
    }

    @Test
    void areEqualIfTheirBytesAre() {
        assertThat(Bytes.copyOf(new byte[] {'a', 'b'}, 1, 2))
                .isEqualTo(Bytes.utf8("b"))
                .hasSameHashCodeAs(Bytes.utf8("b"));
    }
}
