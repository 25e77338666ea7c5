package io.github.streamcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDifferenceTest {

    private static final String PLAIN = "The quick brown fox jumps over the lazy dog, and the dog sleeps on.";

    private static Answer answer(boolean streamed, String text, int tokens) {
        return Answers.of(200, streamed, text, Optional.of("stop"), OptionalLong.of(tokens), 1, true, true, "");
    }

    private static TextDifference difference(String plain, String... streamed) {
        List<Answer> streams = Stream.of(streamed)
                .map(text -> answer(true, text, text.length()))
                .toList();
        return TextDifference.of(new AnswerComparison(answer(false, plain, 99), streams));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "NONE|The quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "END_LOST| quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "END_LOST|The quick brown fox jumps over the lazy dog, and the dog",
                "END_LOST|quick brown fox jumps over",
                "WHITE_SPACE|Thequickbrownfoxjumpsoverthelazydog,andthedogsleepson.",
                "WHITE_SPACE|The quick brown fox jumps over thelazy dog, and the dog sleeps on.",
                "GAP|The quick brown fox over the lazy dog, and the dog sleeps on.",
                "GAP|The quick fox jumps over the dog, and the dog sleeps on.",
                "GAP|The quick quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "GAP|The quick brown fox jumps over the lazy dog, and the dog sleeps on on.",
                "GAP|The quick brown The quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "GAP|TheThe quick quick brown brown fox fox jumps over the lazy dog, and the dog sleeps on on..",
                "GAP|The brown quick fox jumps over the lazy dog, and the dog sleeps on.",
                "OTHER|The quick brown fox jumps over the lazy dog, and the dog sleeps on.<|im_end|>",
                "OTHER|Sure! The quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "OTHER|The quick brown fox jumps over the lazy dog, and then the two of them run away.",
                "OTHER|The  quick brown fox jumps over the lazy dog, and the dog sleeps on.",
                "OTHER|Tdog",
                "OTHER|The sea is calm today.",
            })
    void eachDefectHasItsKind(TextDifference kind, String streamed) {
        assertThat(difference(PLAIN, streamed, streamed)).isEqualTo(kind);
    }

    @Test
    void whiteSpaceAtTheEndsDoesNotCount() {
        String streamed = " \n" + PLAIN + " ";

        assertThat(difference(PLAIN, streamed, streamed)).isEqualTo(TextDifference.NONE);
    }

    @Test
    void lossAtRandomPlacesIsLossAllTheSame() {
        assertThat(difference(PLAIN, PLAIN.replace(" brown", ""), PLAIN.replace(" lazy", "")))
                .isEqualTo(TextDifference.GAP);
    }

    @Test
    void oneOddStreamProvesNoLoss() {
        assertThat(difference(PLAIN, PLAIN.replace(" brown", ""), PLAIN)).isEqualTo(TextDifference.NOT_REPEATABLE);
    }
}
