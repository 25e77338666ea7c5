package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;

/**
 * The body of an answer in an HTTP archive.
 *
 * @param latin1 its bytes, each a character
 * @param unknown what the archive does not show of it, for people
 */
record HarBody(String latin1, List<String> unknown) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String REPLACED = utf8("\uFFFD");
    private static final int LAST_OF_SUCCESS = 299;

    /**
     * That of an entry.
     *
     * @throws UnreadableRecordingException if there is none
     */
    static HarBody of(JsonNode entry) throws UnreadableRecordingException {
        JsonNode response = entry.path("response");
        JsonNode content = response.path("content");
        String error = response.path("_error").asText("");
        boolean isEmpty = content.path("text").asText("").isEmpty();
        if (isEmpty && !error.isEmpty()) {
            return ofEvents(entry.path("_eventSourceMessages"), error);
        }
        int size = content.path("size").asInt();
        // A proxy that passes a stream through keeps nothing of it, and says that it is empty.
        boolean isKept = content.has("text") && (response.has("_error") || size > 0);
        boolean isStream = response.path("status").asInt() <= LAST_OF_SUCCESS;
        if (isEmpty && (size != 0 || (isStream && !isKept))) {
            throw new UnreadableRecordingException(
                    "it has no body; save the archive with content, after the answer has ended");
        }
        String body = bytes(content, size);
        boolean isExact = isEmpty || (body.length() == size && !body.contains(REPLACED));
        return new HarBody(body, isExact ? List.of() : List.of("bytes that are not UTF-8"));
    }

    private static String bytes(JsonNode content, int size) throws UnreadableRecordingException {
        String text = content.path("text").asText("");
        if (content.path("encoding").asText().equals("base64")) {
            return base64(text);
        }
        String encoded = utf8(text);
        // Without a charset in the content type, Chromium takes each byte for a character.
        return text.length() == size && encoded.length() > size ? singleBytes(text) : encoded;
    }

    private static String base64(String text) throws UnreadableRecordingException {
        try {
            return new String(Base64.getMimeDecoder().decode(text), ISO_8859_1);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRecordingException("its body is not in base64, as it says: " + malformed.getMessage());
        }
    }

    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** As browsers do, where windows-1252 has no character for a byte, that byte itself. */
    private static String singleBytes(String text) {
        StringBuilder bytes = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            bytes.append(next <= 0xFF ? next : (char) (String.valueOf(next).getBytes(WINDOWS_1252)[0] & 0xFF));
        }
        return bytes.toString();
    }

    /** Chromium keeps no body of an answer that breaks off, but its events. */
    private static HarBody ofEvents(JsonNode messages, String error) throws UnreadableRecordingException {
        if (messages.isEmpty() || !messages.get(0).has("data")) {
            throw new UnreadableRecordingException("its body is not recorded, since the answer broke off: " + error);
        }
        StringBuilder body = new StringBuilder();
        String lastId = "";
        for (JsonNode message : messages) {
            String event = message.path("eventName").asText("message");
            if (!event.equals("message")) {
                body.append("event: ").append(event).append('\n');
            }
            String id = message.path("eventId").asText("");
            if (!id.equals(lastId)) {
                body.append("id: ").append(id).append('\n');
                lastId = id;
            }
            for (String line : message.path("data").asText("").split("\n", -1)) {
                body.append("data: ").append(line).append('\n');
            }
            body.append('\n');
        }
        return new HarBody(utf8(body.toString()), List.of("comments, and how events are framed"));
    }
}
