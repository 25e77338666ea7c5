package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamSnifferTest {

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: x", "data:", " \r\n event: x", "id:1", "retry: 1", ": ping"})
    void fieldsAndCommentsAreEvents(String text) {
        assertThat(EventStreamSniffer.looksLikeEvents(bytes(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "dat", "datax: x", "{\"data:\"", "<html>", "[data:"})
    void nothingElseIs(String text) {
        assertThat(EventStreamSniffer.looksLikeEvents(bytes(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!doctype html>", "{\"error\":1}", "\n\t <p>", "\0{"})
    void markupAndObjectsArePlain(String text) {
        assertThat(EventStreamSniffer.looksPlain(bytes(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "data: {", "[1]", "x<", "é{"})
    void otherBeginningsAreNot(String text) {
        assertThat(EventStreamSniffer.looksPlain(bytes(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "  x", "\r\n!", "é"})
    void aBodyBeginsWithItsFirstVisibleByte(String text) {
        assertThat(EventStreamSniffer.begins(bytes(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t  ", "\0"})
    void blanksAreNoBeginning(String text) {
        assertThat(EventStreamSniffer.begins(bytes(text))).isFalse();
    }

    @Test
    void theBufferStaysAsItIs() {
        ByteBuffer bytes = bytes("x{data: x").position(1);

        assertThat(EventStreamSniffer.looksPlain(bytes)).isTrue();
        assertThat(EventStreamSniffer.begins(bytes)).isTrue();
        assertThat(EventStreamSniffer.looksLikeEvents(bytes.position(2))).isTrue();
        assertThat(bytes.position()).isEqualTo(2);
    }
}
