package io.github.streamcheck.observe.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonModeBrokenTest {

    private static final int MAX_LENGTH = 64 * 1024;

    /** What is found on a text that is no JSON, in pieces of these lengths. */
    private static List<Finding> findings(int... pieces) {
        StringBuilder deltas = new StringBuilder();
        for (int length : pieces) {
            deltas.append(JudgedStream.chunk("{\"index\":0,\"delta\":{\"content\":\"" + "x".repeat(length) + "\"}}"));
        }
        return JudgedStream.of(JudgedStream.ROLE, deltas.toString(), JudgedStream.STOP, JudgedStream.DONE)
                .asking("response_format", Map.of("type", "json_object"))
                .by(new JsonModeBroken())
                .inReadsOf(1 << 20)
                .result()
                .findings();
    }

    @Test
    void aLongTextIsJudged() {
        assertThat(findings(MAX_LENGTH - 10, 9)).hasSize(1);
    }

    @Test
    void aTextTooLongToBeKeptIsNot() {
        assertThat(findings(MAX_LENGTH - 10, 20)).isEmpty();
        assertThat(findings(MAX_LENGTH + 10, 10)).isEmpty();
    }
}
