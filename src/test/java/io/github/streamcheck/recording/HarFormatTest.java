package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives in the forms of Chromium, Firefox, Playwright and mitmproxy. */
class HarFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "data: {\"object\": \"chat.completion.chunk\", \"choices\": []}\n\n";
    private static final String CHAT = "https://host/v1/chat/completions";
    private static final String ASKED = "{\"stream\": true, \"n\": 2}";
    private static final String CUT = "net::ERR_INCOMPLETE_CHUNKED_ENCODING";
    private static final String ENDING = "whether the server ended its answer in order";

    @TempDir
    private Path folder = Path.of(".");

    /** An entry as Chromium writes it, to be changed. */
    private static final class Entry {

        private String method = "POST";
        private String url = CHAT;
        private String posted = ASKED;
        private int status = 200;
        private String redirect = "";
        private String error = ", \"_error\": null";
        private String content = content(EVENT.length(), EVENT, null);
        private String messages = "";
        private final List<String> headers = new ArrayList<>(List.of(header("content-type", "text/event-stream")));

        static String header(String name, String value) {
            return "{\"name\": \"" + name + "\", \"value\": \"" + value + "\"}";
        }

        Entry to(String newMethod, String newUrl, String newPosted) {
            method = newMethod;
            url = newUrl;
            posted = newPosted;
            return this;
        }

        Entry redirected(String to) {
            status = 307;
            redirect = to;
            return this;
        }

        Entry status(int newStatus) {
            status = newStatus;
            return this;
        }

        Entry failed(String why) {
            error = ", \"_error\": " + quoted(why);
            content = "{\"size\": 9, \"mimeType\": \"text/event-stream\"}";
            return this;
        }

        Entry ofAnotherRecorder() {
            error = "";
            return this;
        }

        Entry body(String newContent) {
            content = newContent;
            return this;
        }

        Entry messages(String... each) {
            messages = ", \"_eventSourceMessages\": [" + String.join(",", each) + "]";
            return this;
        }

        Entry with(String name, String value) {
            headers.add(header(name, value));
            return this;
        }

        String json() {
            return """
                {"_resourceType": "fetch", "request": {"method": "%s", "url": "%s", "headers": [],
                  "postData": {"mimeType": "application/json", "text": %s}},
                 "response": {"status": %d, "statusText": "", "httpVersion": "http/2.0", "headers": [%s], "content": %s,
                  "redirectURL": "%s", "bodySize": -1%s}%s}""".formatted(
                    method, url, quoted(posted), status, String.join(",", headers), content, redirect, error, messages);
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String content(int size, String text, @Nullable String encoding) {
        return "{\"size\": " + size + ", \"mimeType\": \"text/event-stream\", \"text\": " + quoted(text)
                + (encoding == null ? "" : ", \"encoding\": \"" + encoding + "\"") + "}";
    }

    private static String base64(byte[] body) {
        return content(body.length, Base64.getEncoder().encodeToString(body), "base64");
    }

    private static String message(String event, String id, String data) {
        return "{\"time\": 1.5, \"eventName\": \"" + event + "\", \"eventId\": \"" + id + "\", \"data\": "
                + quoted(data) + "}";
    }

    private Recordings read(Entry... entries) {
        String archive = "{\"log\": {\"entries\": ["
                + String.join(",", Arrays.stream(entries).map(Entry::json).toList()) + "]}}";
        try {
            Path file = Files.writeString(folder.resolve("a.har"), archive);
            return Recordings.read(List.of(file), Optional.empty(), Optional.empty());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Recording one(Entry entry) {
        Recordings found = read(entry);
        assertThat(found.problems()).isEmpty();
        assertThat(found.streams()).hasSize(1);
        return found.streams().get(0);
    }

    private static String framed(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private static String body(Recording recording) {
        String answer = recording.answer().latin1();
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String latin1(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    @Test
    void readsAStreamWithItsRequestAndItsHead() {
        Recording chat = one(new Entry().with(":status", "200"));
        assertThat(chat.name()).endsWith("a.har, entry 1");
        assertThat(chat.request().orElseThrow().members()).containsEntry("n", 2);
        assertThat(chat.answer().latin1())
                .isEqualTo("HTTP/1.1 200 \r\ncontent-type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + framed(EVENT));
        assertThat(chat.unknown()).isEmpty();
    }

    @Test
    void leavesOutWhatDoesNotAskForAStream() {
        Recordings found = read(
                new Entry().to("GET", "https://host/", ""),
                new Entry().to("OPTIONS", CHAT, ""),
                new Entry().to("POST", "https://host/v1/embeddings", ASKED),
                new Entry().to("POST", CHAT, "{\"stream\": false}"),
                new Entry().to("POST", CHAT, "{}"),
                new Entry().to("POST", "https://host/api/chat", "{\"stream\": false}"),
                new Entry().to("POST", "https://host/api/chat", "{}"),
                new Entry().to("POST", "https://host/x/v1/responses?a=1", ASKED));
        assertThat(found.problems()).isEmpty();
        assertThat(found.streams())
                .extracting(stream -> stream.protocol().endpoint().name())
                .containsExactly("ollama-chat", "responses");
    }

    @Test
    void nothingThatAsksForAStreamIsAProblem() {
        assertThat(read(new Entry().to("POST", CHAT, "{}")).problems())
                .singleElement()
                .asString()
                .contains("none of its 1 entries is a POST that asks for a stream");
    }

    @Test
    void takesTheAnswerBehindARedirect() {
        Recordings followed = read(
                new Entry()
                        .to("POST", "https://host/old/v1/chat/completions", ASKED)
                        .redirected("/v1/chat/completions"),
                new Entry());
        assertThat(followed.streams())
                .extracting(Recording::name)
                .singleElement()
                .asString()
                .endsWith("entry 2");
        assertThat(followed.problems()).isEmpty();
        assertThat(one(new Entry().redirected("/login").body(content(1, "x", null)))
                        .answer()
                        .latin1())
                .startsWith("HTTP/1.1 307");
    }

    @Test
    void undoesTheDecodingOfByteByByte() {
        String text = "data: Grüße — \u201d\u00a0\n\n";
        byte[] sent = text.getBytes(UTF_8);
        // 0x9D is no character of windows-1252.
        String shown = "data: GrÃ¼ÃŸe â€” â€\u009d\u00c2\u00a0\n\n";
        Recording recording = one(new Entry().body(content(sent.length, shown, null)));
        assertThat(body(recording)).isEqualTo(framed(latin1(text)));
        assertThat(recording.unknown()).isEmpty();
    }

    @Test
    void takesTheUtf8OfATextThatWasDecodedSo() {
        String text = "data: Grüße Ã¼\n\n";
        Recording recording = one(new Entry().body(content(text.getBytes(UTF_8).length, text, null)));
        assertThat(body(recording)).isEqualTo(framed(latin1(text)));
        assertThat(recording.unknown()).isEmpty();
    }

    @Test
    void takesTheBytesOfBase64() {
        Recording recording = one(new Entry().body(base64(new byte[] {'d', ':', (byte) 0xFF, '\n'})));
        assertThat(body(recording)).isEqualTo(framed("d:\u00ff\n"));
    }

    @ParameterizedTest
    @CsvSource({"data: a\uFFFD, 10", "data: ab, 11"})
    void saysIfTheBytesAreNotKnown(String text, int size) {
        assertThat(one(new Entry().body(content(size, text, null))).unknown())
                .containsExactly("bytes that are not UTF-8");
    }

    @Test
    void saysIfTheEndIsNotKnown() {
        assertThat(one(new Entry().ofAnotherRecorder()).unknown()).containsExactly(ENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-encoding", "Content-Encoding"})
    void aDecompressedBodyHasNeitherEncodingNorLength(String header) {
        assertThat(one(new Entry().with(header, "br").with("Content-Length", "20"))
                        .answer()
                        .latin1())
                .doesNotContainIgnoringCase("content-encoding")
                .doesNotContainIgnoringCase("content-length")
                .endsWith(framed(EVENT));
    }

    @Test
    void keepsALengthThatWasSent() {
        String length = "Content-Length: " + EVENT.length();
        assertThat(one(new Entry().with("Content-Length", EVENT.length() + ""))
                        .answer()
                        .latin1())
                .contains(length)
                .endsWith("\r\n\r\n" + EVENT);
        assertThat(one(new Entry().with("Content-Length", "5").with("Transfer-Encoding", "chunked"))
                        .answer()
                        .latin1())
                .contains("Content-Length: 5", "Transfer-Encoding: chunked");
        assertThat(one(new Entry().with("Content-Length", "5")).answer().latin1())
                .doesNotContain("Content-Length");
    }

    @Test
    void takesTheEventsOfAnAnswerThatBrokeOff() {
        Recording recording = one(new Entry()
                .failed(CUT)
                .messages(
                        message("message", "", "{\"ü\":\n1}"),
                        message("ping", "7", "x"),
                        message("message", "7", "y")));
        String events = latin1("data: {\"ü\":\ndata: 1}\n\nevent: ping\nid: 7\ndata: x\n\ndata: y\n\n");
        assertThat(body(recording)).isEqualTo(Integer.toHexString(events.length()) + "\r\n" + events + "\r\n");
        assertThat(recording.unknown()).containsExactly("comments, and how events are framed");
    }

    @Test
    void saysIfNothingIsKnownOfAnAnswerThatBrokeOff() {
        String sanitized = "{\"time\": 1.5, \"eventName\": \"message\", \"eventId\": \"\"}";
        assertThat(read(new Entry().failed(CUT), new Entry().failed(CUT).messages(sanitized), new Entry())
                        .problems())
                .hasSize(2)
                .allMatch(problem -> problem.endsWith("its body is not recorded, since the answer broke off: " + CUT));
    }

    @Test
    void doesNotBlameTheServerIfTheClientLeft() {
        Recordings found =
                read(new Entry().failed("net::ERR_ABORTED").messages(message("message", "", "x")), new Entry());
        assertThat(found.problems())
                .singleElement()
                .asString()
                .endsWith("entry 1: the client did not receive it to its end: net::ERR_ABORTED");
        assertThat(found.streams()).hasSize(1);
    }

    @Test
    void saysIfThereWasNoAnswer() {
        assertThat(read(new Entry().failed("net::ERR_CONNECTION_REFUSED").status(0))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("it has no answer: net::ERR_CONNECTION_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\": 9, \"comment\": \"Response bodies are not included.\"}",
                "{\"size\": -1, \"mimeType\": \"x-unknown\"}",
                "{\"size\": 0, \"text\": \"\"}",
            })
    void saysIfAnArchiveWasSavedWithoutContent(String content) {
        assertThat(read(new Entry().ofAnotherRecorder().body(content)).problems())
                .singleElement()
                .asString()
                .endsWith("entry 1: it has no body; save the archive with content, after the answer has ended");
    }

    @Test
    void anEmptyBodyOfChromiumIsEmpty() {
        assertThat(body(one(new Entry().body(content(0, "", null))))).isEqualTo("0\r\n\r\n");
    }

    @Test
    void saysIfARequestIsNoJson() {
        assertThat(read(new Entry().to("POST", CHAT, "hello")).problems())
                .singleElement()
                .asString()
                .contains("the request is not one JSON object");
    }

    @Test
    void saysIfABodyIsNotInBase64() {
        assertThat(read(new Entry().body(content(1, "a", "base64"))).problems())
                .singleElement()
                .asString()
                .contains("its body is not in base64");
    }
}
