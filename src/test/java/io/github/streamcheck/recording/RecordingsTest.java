package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {

    private static final String EVENT = "data: {\"object\": \"chat.completion.chunk\", \"choices\": []}\n\n";
    private static final String CHUNKED = "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n";
    private static final String ENDING = "whether the server ended its answer in order";

    @TempDir
    private Path folder = Path.of(".");

    private Recordings read(String name, String content) {
        return read(name, content, Optional.empty());
    }

    private Recordings read(String name, String content, Optional<Protocol> endpoint) {
        try {
            Path file = Files.write(folder.resolve(name), content.getBytes(ISO_8859_1));
            return Recordings.read(List.of(file), endpoint, Optional.empty());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Recording one(String name, String content) {
        Recordings found = read(name, content);
        assertThat(found.problems()).isEmpty();
        assertThat(found.streams()).hasSize(1);
        return found.streams().get(0);
    }

    private static String framed(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    @Test
    void leavesAnAnswerAsItWasSent() {
        String raw = "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n" + framed(EVENT);
        Recording recording = one("a.raw", raw);
        assertThat(recording.answer().latin1()).isEqualTo(raw);
        assertThat(recording.unknown()).isEmpty();
        assertThat(recording.protocol().endpoint().name()).isEqualTo("chat");
    }

    @Test
    void leavesAnAnswerCutAsItWasCut() {
        String raw = "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\nfff\r\n" + EVENT;
        assertThat(one("a.raw", raw).answer().latin1()).isEqualTo(raw);
    }

    @Test
    void framesAnewWhatCurlHasUnframed() {
        Recording recording = one("a.txt", "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n" + EVENT);
        assertThat(recording.answer().latin1()).isEqualTo("HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n" + framed(EVENT));
        assertThat(recording.unknown()).containsExactly(ENDING);
    }

    @Test
    void framesAnewWhatCameOverANewerHttp() {
        Recording recording = one("a.raw", "HTTP/2 200 \r\ncontent-type: text/event-stream\r\n\r\n" + EVENT);
        assertThat(recording.answer().latin1())
                .startsWith("HTTP/1.1 200 \r\n")
                .endsWith("Transfer-Encoding: chunked\r\n\r\n" + framed(EVENT));
        assertThat(recording.unknown()).containsExactly(ENDING);
    }

    @Test
    void doesNotSayThatABodyIsCompressedIfTheRecorderHasDecompressedIt() {
        Recording recording =
                one("a.raw", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + EVENT);
        assertThat(recording.answer().latin1())
                .doesNotContainIgnoringCase("gzip")
                .doesNotContainIgnoringCase("content-length")
                .endsWith(framed(EVENT));
    }

    @Test
    void leavesOutInterimHeadsAndThatOfATunnel() {
        String raw = "HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n" + framed(EVENT);
        String before = "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n";
        assertThat(one("a.raw", before + raw).answer().latin1()).isEqualTo(raw);
    }

    @Test
    void readsABodyAlone() {
        Recording recording = one("a.sse", EVENT);
        assertThat(recording.answer().latin1()).endsWith("\r\n\r\n" + framed(EVENT));
        assertThat(recording.unknown()).containsExactly("the head of the answer", ENDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}|chat",
                "data: {\"choices\":[{\"index\":0,\"text\":\"a\"}]}|completions",
                "data: {\"type\": \"response.created\"}|responses",
                "data: {\"type\": \"message_start\", \"message\": {}}|messages",
                "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}|ollama-chat",
                "{\"model\":\"m\",\"response\":\"a\",\"done\":false}|ollama-generate",
            })
    void tellsEndpointsByTheirContent(String event, String endpoint) {
        assertThat(one("a.sse", event + "\n\n").protocol().endpoint().name()).isEqualTo(endpoint);
    }

    @Test
    void takesAnObjectAloneForAPlainAnswer() {
        assertThat(one("a.jsonl", "{\"choices\":[{\"message\":{}, \"delta\":{}}]}")
                        .answer()
                        .latin1())
                .contains("Content-Type: application/json");
    }

    @Test
    void takesTheEndpointThatIsNamed() {
        Protocol named = Protocol.all().stream()
                .filter(protocol -> protocol.endpoint().name().equals("completions"))
                .findFirst()
                .orElseThrow();
        Recordings found = read("a.sse", "data: {}\n\n", Optional.of(named));
        assertThat(found.streams()).extracting(Recording::protocol).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.raw|HTTP/1.1 200 OK|there is no blank line",
                "a.sse|data: {}|it can't be told which endpoint",
                "a.txt|hello|it is neither an answer of HTTP",
                "a.har|{}|there is no list log.entries",
                "a.har|{\"log\": {\"entries\": []}}|none of its 0 entries",
            })
    void saysWhyAFileCanNotBeJudged(String name, String content, String reason) {
        Recordings found = read(name, content);
        assertThat(found.streams()).isEmpty();
        assertThat(found.problems())
                .singleElement()
                .asString()
                .startsWith(folder.resolve(name).toString())
                .contains(reason);
    }
}
