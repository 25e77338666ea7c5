package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Protocol;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The exchanges that a browser or a proxy has saved in the <a href="http://www.softwareishard.com/blog/har-12-spec/">HTTP archive
 * format</a>, as far as they are requests for a stream. It has no times within a body.
 */
@AutoService(RecordingFormat.class)
public final class HarFormat implements RecordingFormat {

    @Override
    public int order() {
        return 2;
    }

    @Override
    public boolean matches(RecordedFile file) {
        return file.hasExtension("har");
    }

    @Override
    public List<Recording> read(RecordedFile file) throws UnreadableRecordingException {
        JsonNode entries = entries(file);
        List<Recording> found = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Optional<Recording> exchange = exchange(file, file.name() + ", entry " + (i + 1), entries.get(i));
            exchange.ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new UnreadableRecordingException(
                    "none of its " + entries.size()
                            + " entries is a POST to an endpoint that streamcheck knows; record the requests of the client itself");
        }
        return found;
    }

    private static JsonNode entries(RecordedFile file) throws UnreadableRecordingException {
        try {
            JsonNode entries = Json.MAPPER
                    .readTree(file.latin1().getBytes(ISO_8859_1))
                    .path("log")
                    .path("entries");
            if (entries.isArray()) {
                return entries;
            }
        } catch (IOException malformed) {
            // Reported below.
        }
        throw new UnreadableRecordingException("it is no HTTP archive: there is no list log.entries");
    }

    private static Optional<Recording> exchange(RecordedFile file, String name, JsonNode entry)
            throws UnreadableRecordingException {
        JsonNode request = entry.path("request");
        Optional<Protocol> protocol =
                ProtocolSigns.ofPath(path(request.path("url").asText()));
        if (protocol.isEmpty() || !request.path("method").asText().equals("POST")) {
            return Optional.empty();
        }
        Optional<RecordedRequest> asked = file.request();
        String posted = request.path("postData").path("text").asText("");
        if (asked.isEmpty() && !posted.isEmpty()) {
            asked = Optional.of(RecordedRequest.read(posted));
        }
        RecordedAnswer answer = answer(name, entry.path("response"));
        return Optional.of(
                new Recording(name, file.named().orElse(protocol.get()), answer.bytes(), asked, answer.unknown()));
    }

    private static RecordedAnswer answer(String name, JsonNode response) throws UnreadableRecordingException {
        int status = response.path("status").asInt();
        JsonNode content = response.path("content");
        String text = content.path("text").asText("");
        if (status == 0 || (text.isEmpty() && content.path("size").asInt() > 0)) {
            throw new UnreadableRecordingException(
                    name + " has no body; save the archive with content, after the answer has ended");
        }
        List<String> headers = new ArrayList<>();
        for (JsonNode header : response.path("headers")) {
            String field = header.path("name").asText();
            // The body is decoded, and those of HTTP/2 that begin with a colon are no headers.
            if (!field.startsWith(":")
                    && !field.equalsIgnoreCase("content-encoding")
                    && !field.equalsIgnoreCase("transfer-encoding")) {
                headers.add(field + ": " + header.path("value").asText());
            }
        }
        // As sent over a newer HTTP, so that it is framed anew.
        return RecordedAnswer.of("HTTP/2 " + status, headers, body(text, content));
    }

    private static String body(String text, JsonNode content) throws UnreadableRecordingException {
        if (!content.path("encoding").asText().equals("base64")) {
            return new String(text.getBytes(UTF_8), ISO_8859_1);
        }
        try {
            return new String(Base64.getMimeDecoder().decode(text), ISO_8859_1);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRecordingException("a body is not in base64, as it says: " + malformed.getMessage());
        }
    }

    private static String path(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
