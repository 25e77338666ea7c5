package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(LineSplitter.Ends.SSE, new Lines(), 10);

    @ParameterizedTest
    @ValueSource(strings = {"a\nbc\n", "a\rbc\r", "a\r\nbc\r\n", "a\r\nbc\n", "a\nbc\r"})
    void endsLinesAtAnyLineEnd(String body) {
        feed(body);

        assertThat(lines).extracting(line -> line.replaceAll(" @.*", "")).containsExactly("a", "bc");
    }

    @Test
    void takesLineFeedAndCarriageReturnInThisOrderAsTwoEnds() {
        feed("a\n\rb\n");

        assertThat(lines).containsExactly("a @0", " @2", "b @3");
    }

    @Test
    void handsOnALineAtACarriageReturnWithoutWaitingForALineFeed() {
        feed("a\r");

        assertThat(lines).containsExactly("a @0");
    }

    @Test
    void swallowsTheLineFeedOfACrLfThatIsSplitOverReads() {
        feed("a\r", "\nb\n");

        assertThat(lines).containsExactly("a @0", "b @3");
    }

    @Test
    void swallowsTheLineFeedOfACrLfOverAnEmptyRead() {
        feed("a\r", "", "\nb\n");

        assertThat(lines).containsExactly("a @0", "b @3");
    }

    @Test
    void swallowsOnlyOneLineFeed() {
        feed("a\r", "\n", "\n");

        assertThat(lines).containsExactly("a @0", " @3");
    }

    @Test
    void joinsALineSpreadOverReads() {
        feed("x\nab", "c", "d\ne\n");

        assertThat(lines).containsExactly("x @0", "abcd @2", "e @7");
    }

    @Test
    void keepsAnUnfinishedLineUntilTheEnd() {
        feed("a\nb");
        assertThat(lines).containsExactly("a @0");

        splitter.end();
        assertThat(lines).containsExactly("a @0", "b @2");
    }

    @Test
    void hasNoFurtherLineIfTheBodyEndsWithALineEnd() {
        feed("a\r\n");
        splitter.end();

        assertThat(lines).containsExactly("a @0");
    }

    @Test
    void leavesALineOfExactlyTheLimitWhole() {
        feed("0123456789\n");

        assertThat(lines).containsExactly("0123456789 @0");
    }

    @Test
    void cutsALongerLine() {
        feed("0123456789x\nb\n");

        assertThat(lines).containsExactly("too long: 0123456789 @0", "0123456789 @0 cut", "b @12");
    }

    @Test
    void tellsOfATooLongLineOnceAndBeforeItsEnd() {
        feed("01234", "56789x", "y", "z");

        assertThat(lines).containsExactly("too long: 0123456789 @0");
    }

    @Test
    void goesOnAfterATooLongLineSpreadOverReads() {
        feed("01234", "56789x", "y\r", "\nb\n");

        assertThat(lines).containsExactly("too long: 0123456789 @0", "0123456789 @0 cut", "b @14");
    }

    @Test
    void countsAllBytes() {
        feed("0123456789x\r", "\n", "ab");

        assertThat(splitter.bytes()).isEqualTo(15);
    }

    @Test
    void takesTheGivenRangeOnly() {
        splitter.feed("x\na\ny\n".getBytes(ISO_8859_1), 2, 4);

        assertThat(lines).containsExactly("a @0");
    }

    private void feed(String... reads) {
        for (String read : reads) {
            splitter.feed(read.getBytes(ISO_8859_1), 0, read.length());
        }
    }

    private final class Lines implements LineSplitter.Sink {

        @Override
        public void line(byte[] array, int from, int to, long offset, boolean cut) {
            lines.add(new String(array, from, to - from, ISO_8859_1) + " @" + offset + (cut ? " cut" : ""));
        }

        @Override
        public void tooLong(byte[] array, int from, int to, long offset) {
            lines.add("too long: " + new String(array, from, to - from, ISO_8859_1) + " @" + offset);
        }
    }
}
