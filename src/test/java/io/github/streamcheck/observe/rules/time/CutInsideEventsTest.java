package io.github.streamcheck.observe.rules.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks whose sizes tell of a buffer. */
class CutInsideEventsTest {

    /** Eight tokens, and a comment that fills them up to that size; pauses between such blocks are between events. */
    private static byte[] block(int bytes) {
        String tokens = JudgedStream.TOKEN.repeat(Delivery.MIN_TOKENS);
        return (tokens + ":" + "x".repeat(bytes - tokens.length() - 3) + "\n\n").getBytes(UTF_8);
    }

    private static List<Finding> findings(int... blocks) {
        JudgedStream stream = JudgedStream.of(JudgedStream.ROLE).by(new CutInsideEvents());
        for (int bytes : blocks) {
            stream.then(100, block(bytes));
        }
        return stream.then(0, (JudgedStream.STOP + JudgedStream.DONE).getBytes(UTF_8))
                .inReadsOf(1 << 20)
                .result()
                .findings();
    }

    @ParameterizedTest
    @ValueSource(ints = {4_096, 4_033, 8_192, 65_536})
    void blocksOfTheSizeOfABufferAreFound(int bytes) {
        assertThat(findings(bytes, bytes, bytes))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence().excerpt())
                        .startsWith("0 of 3 pauses inside an event, blocks of up to "));
    }

    @ParameterizedTest
    @ValueSource(ints = {4_097, 4_032, 2_048, 131_072})
    void blocksOfAnotherSizeAreNot(int bytes) {
        assertThat(findings(bytes, bytes, bytes)).isEmpty();
    }

    @Test
    void theLargestBlockIsTold() {
        assertThat(findings(4_096, 4_096, 3_000))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence().excerpt())
                        .isEqualTo("0 of 3 pauses inside an event, blocks of up to 4096 bytes"));
    }
}
