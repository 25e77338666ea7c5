package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SseDataTest {

    private final SseData data = new SseData(8);

    @Test
    void isEmptyWithoutLines() {
        assertThat(data.lines()).isZero();
    }

    @Test
    void joinsLinesWithLineFeeds() {
        add("a", "", "b");

        assertThat(data.bytes().latin1()).isEqualTo("a\n\nb");
    }

    @Test
    void countsLines() {
        add("a", "", "b");

        assertThat(data.lines()).isEqualTo(3);
    }

    @Test
    void forgetsAllOnClear() {
        add("abc", "defghi");
        data.clear();
        add("x", "y");

        assertThat(data.bytes().latin1()).isEqualTo("x\ny");
    }

    @Test
    void givesDataThatLaterLinesDoNotChange() {
        add("a", "b");
        Bytes before = data.bytes();
        data.clear();
        add("x", "y");

        assertThat(before.latin1()).isEqualTo("a\nb");
    }

    @Test
    void takesDataOfExactlyTheLimit() {
        assertThat(add("abc", "defg")).isFalse();
        assertThat(data.bytes().latin1()).isEqualTo("abc\ndefg");
    }

    @Test
    void keepsWhatFitsOfTheLineThatGoesBeyondTheLimit() {
        assertThat(add("abc", "defgh")).isTrue();
        assertThat(data.bytes().latin1()).isEqualTo("abc\ndefg");
    }

    @Test
    void dropsEvenAnEmptyLineIfItsLineFeedDoesNotFit() {
        assertThat(add("abcdefgh", "")).isTrue();
        assertThat(data.bytes().latin1()).isEqualTo("abcdefgh");
    }

    @Test
    void tellsOnlyOnceThatTheLimitIsPassed() {
        add("abc", "defgh");

        assertThat(add("i")).isFalse();
        assertThat(data.bytes().latin1()).isEqualTo("abc\ndefg");
    }

    /** Whether the last line passed the limit. */
    private boolean add(String... lines) {
        boolean passed = false;
        for (String line : lines) {
            passed = data.add(line.getBytes(ISO_8859_1), 0, line.length());
        }
        return passed;
    }
}
