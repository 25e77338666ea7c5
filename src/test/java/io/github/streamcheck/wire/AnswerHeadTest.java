package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(20)
            .setMaxHeaderCount(3)
            .setMaxEmptyLineCount(3)
            .build();

    private static final String STATUS = "HTTP/1.1 101 Fine\r\n";

    private final AnswerHead head = new AnswerHead(LIMITS);

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void endsAtTheBlankLineAndLeavesTheRest(String end) throws Exception {
        ByteBuffer bytes = bytes("HTTP/1.1 101 Fine" + end + "A: b" + end + "C: d" + end + end + "\r\nbody");

        assertThat(head.feed(bytes)).isTrue();
        assertThat(ISO_8859_1.decode(bytes).toString()).isEqualTo("\r\nbody");
        HttpResponse answer = head.parse();
        assertThat(answer.getCode()).isEqualTo(101);
        assertThat(answer.getHeader("a").getValue()).isEqualTo("b");
        assertThat(answer.getHeader("c").getValue()).isEqualTo("d");
    }

    @Test
    void isTheSameByteByByte() throws Exception {
        String text = STATUS + "A: b\r\n\r\n";
        for (int i = 0; i < text.length() - 1; i++) {
            assertThat(head.feed(bytes(text.substring(i, i + 1)))).isFalse();
        }

        assertThat(head.feed(bytes("\n"))).isTrue();
        assertThat(head.parse().getHeader("A").getValue()).isEqualTo("b");
    }

    @Test
    void isEmptyUntilAByteHasCome() throws Exception {
        assertThat(head.isEmpty()).isTrue();
        assertThat(head.feed(bytes("H"))).isFalse();
        assertThat(head.isEmpty()).isFalse();
    }

    @Test
    void blankLinesInFrontAreNoEndAndAreLimited() throws Exception {
        assertThat(head.feed(bytes("\r\n\n\r\n" + STATUS + "\r\n"))).isTrue();

        assertThatThrownBy(() -> new AnswerHead(LIMITS).feed(bytes("\r\n\r\n\r\n\r\n")))
                .isInstanceOf(MessageConstraintException.class);
    }

    @Test
    void aLineIsLimited() throws Exception {
        assertThat(head.feed(bytes(STATUS + "A: " + "b".repeat(17)))).isFalse();

        assertThatThrownBy(() -> head.feed(bytes("b"))).isInstanceOf(MessageConstraintException.class);
    }

    @Test
    void soIsTheNumberOfHeaders() throws Exception {
        assertThat(head.feed(bytes(STATUS + "A: b\r\n".repeat(3)))).isFalse();

        assertThatThrownBy(() -> head.feed(bytes("A: b\r\n"))).isInstanceOf(MessageConstraintException.class);
    }
}
