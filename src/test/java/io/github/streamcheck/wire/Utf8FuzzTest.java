package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.tries.Corpus;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Well-formed or not, and where: as the decoder of the JDK says, for any bytes. */
class Utf8FuzzTest {

    static final Corpus CORPUS = Corpus.of(
            List.of("aé€😀".getBytes(UTF_8), "\u0000\u007f\u0080\u07ff\u0800\ud7ff\uffff\udbff\udfff".getBytes(UTF_8)),
            Stream.of("c0af", "e08080", "eda080", "f0808080", "f4908080", "e282", "f09f", "80", "bf", "ff")
                    .map(HexFormat.of()::parseHex)
                    .toList());

    static void check(byte[] text) {
        Utf8ValidatorTest.agreesWithTheDecoderOfTheJdk(text, 1);
        Utf8ValidatorTest.agreesWithTheDecoderOfTheJdk(text, 5);
        Utf8ValidatorTest.agreesWithTheDecoderOfTheJdk(text, Math.max(1, text.length));
    }

    @Test
    void nearlyRightTextsAreJudgedAsByTheJdk() {
        CORPUS.tries(Utf8FuzzTest::check);
    }
}
