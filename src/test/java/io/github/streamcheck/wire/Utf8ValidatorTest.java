package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ValidatorTest {

    private static final long NONE = -1;

    /** The bytes between which well-formed sequences become ill-formed ones, each as the character of its number. */
    private static final String BORDERS = "\0A\u007F\u0080\u008F\u0090\u009F\u00A0\u00BF\u00C1\u00C2\u00DF\u00E0"
            + "\u00E1\u00EC\u00ED\u00EE\u00EF\u00F0\u00F1\u00F3\u00F4\u00F5\u00FF";

    private final Utf8Validator validator = new Utf8Validator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "7F",
                "C280",
                "DFBF",
                "E0A080",
                "E0BFBF",
                "E18080",
                "ECBFBF",
                "ED8080",
                "ED9FBF",
                "EE8080",
                "EFBFBF",
                "EFBBBF",
                "F0908080",
                "F0BFBFBF",
                "F1808080",
                "F3BFBFBF",
                "F4808080",
                "F48FBFBF",
                "61C3A9E282ACF09F988061"
            })
    void acceptsWellFormedSequences(String hex) {
        assertThat(badSequence(HexFormat.of().parseHex(hex), 1)).isEqualTo(NONE);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "6180,           a continuation byte alone",
        "61C080,         overlong NUL",
        "61C1BF,         overlong of two bytes",
        "61E09FBF,       overlong of three bytes",
        "61F08FBFBF,     overlong of four bytes",
        "61EDA080,       the first surrogate",
        "61EDBFBF,       the last surrogate",
        "61F4908080,     just beyond U+10FFFF",
        "61F5808080,     a lead byte beyond U+10FFFF",
        "61FF,           a byte that never occurs",
        "61C361,         a letter in place of the second byte",
        "61E28261,       a letter in place of the third byte",
        "61F09F9861,     a letter in place of the fourth byte",
        "61E2C3A9,       a lead byte within a sequence",
        "61C3,           an end after one byte of two",
        "61E282,         an end after two bytes of three",
        "61F09F98,       an end after three bytes of four"
    })
    void findsWhereTheIllFormedSequenceBegins(String hex, String what) {
        assertThat(badSequence(HexFormat.of().parseHex(hex), 1)).as(what).isEqualTo(1);
    }

    @Test
    void isCleanAgainAfterReset() {
        badSequence(HexFormat.of().parseHex("61F09F"), 1);
        badSequence(HexFormat.of().parseHex("61FF"), 1);

        assertThat(badSequence(HexFormat.of().parseHex("61C3A9"), 1)).isEqualTo(NONE);
    }

    @Test
    void looksOnlyAtTheGivenRange() {
        byte[] bytes = HexFormat.of().parseHex("FF6162FF");
        validator.reset();

        assertThat(validator.feed(bytes, 1, 3)).isTrue();
    }

    @Test
    void agreesWithTheDecoderOfTheJdk() {
        Tries.of(5000, any -> {
            byte[] valid = any.text(6).getBytes(UTF_8);
            byte[] perhaps = any.textOf(BORDERS, 8).getBytes(ISO_8859_1);
            byte[] text = ByteBuffer.allocate(valid.length + perhaps.length)
                    .put(valid)
                    .put(perhaps)
                    .array();

            agreesWithTheDecoderOfTheJdk(text, any.integer(1, 8));
        });
    }

    static void agreesWithTheDecoderOfTheJdk(byte[] text, int pieceLength) {
        assertThat(badSequence(new Utf8Validator(), text, pieceLength)).isEqualTo(badSequenceByDecoder(text));
    }

    private long badSequence(byte[] text, int pieceLength) {
        return badSequence(validator, text, pieceLength);
    }

    private static long badSequence(Utf8Validator validator, byte[] text, int pieceLength) {
        validator.reset();
        boolean valid = true;
        for (int from = 0; from < text.length; from += pieceLength) {
            valid = validator.feed(text, from, Math.min(text.length, from + pieceLength));
        }
        return valid && validator.isComplete() ? NONE : validator.badSequence();
    }

    private static long badSequenceByDecoder(byte[] text) {
        ByteBuffer in = ByteBuffer.wrap(text);
        var result = UTF_8.newDecoder().decode(in, CharBuffer.allocate(text.length + 1), true);
        return result.isError() ? in.position() : NONE;
    }
}
