package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ValidatorTest {

    private static final long NONE = -1;

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

    @Property(tries = 5000)
    void agreesWithTheDecoderOfTheJdk(
            @ForAll("texts") byte[] text, @ForAll @IntRange(min = 1, max = 8) int pieceLength) {
        assertThat(badSequence(text, pieceLength)).isEqualTo(badSequenceByDecoder(text));
    }

    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<Byte> border = Arbitraries.of(List.of(
                        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF))
                .map(Integer::byteValue);
        Arbitrary<byte[]> bytes = border.array(byte[].class).ofMaxSize(8);
        Arbitrary<byte[]> valid = Arbitraries.strings().ofMaxLength(6).map(text -> text.getBytes(UTF_8));
        return valid.flatMap(start -> bytes.map(end -> ByteBuffer.allocate(start.length + end.length)
                .put(start)
                .put(end)
                .array()));
    }

    private long badSequence(byte[] text, int pieceLength) {
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
