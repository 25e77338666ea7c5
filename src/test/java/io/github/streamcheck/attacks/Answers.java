package io.github.streamcheck.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** What the servers of all attacks say. */
final class Answers {

    static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

    /** An event stream that ends with its connection. */
    static final String STREAM = HEAD + "\r\n";

    static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    static final String CHUNK = chunk("\"delta\":{\"role\":\"assistant\",\"content\":\"a\"},\"finish_reason\":null");

    static final String DONE = "data: [DONE]\n\n";

    /** An answer without a flaw, to a question that asks for usage. */
    static final String WHOLE = CHUNK + chunk("\"delta\":{},\"finish_reason\":\"stop\"")
            + "data: " + head()
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}\n\n"
            + DONE;

    static final String ABSENT = ScriptedServer.answer("404 Not Found", "text/plain", "");

    private Answers() {}

    private static String head() {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\",";
    }

    /** An event with one choice that has these further members. */
    static String chunk(String members) {
        return event(head() + "\"choices\":[{\"index\":0," + members + "}],\"usage\":null}");
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static boolean isStream(String request) {
        return request.startsWith("POST") || request.contains("/v1/realtime");
    }

    /** A part of a chunked body. */
    static String part(String body) {
        return Integer.toHexString(body.getBytes(UTF_8).length) + "\r\n" + body + "\r\n";
    }

    /** A whole body of that coding. */
    static String coded(String coding, String body) {
        return HEAD + "Content-Encoding: " + coding + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Packed; of both, a character is a byte. */
    static String gzip(String bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.getBytes(ISO_8859_1));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toString(ISO_8859_1);
    }
}
