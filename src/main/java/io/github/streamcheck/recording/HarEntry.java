package io.github.streamcheck.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Protocol;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One exchange of an HTTP archive.
 *
 * @param json of the entry
 */
record HarEntry(JsonNode json) {

    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    /** What Chromium reports if the server broke off; the rest is the client's or the network's, as when the reader leaves. */
    private static final Pattern BROKEN_OFF = Pattern.compile(
            "net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|CONNECTION_(RESET|CLOSED)|(HTTP2|QUIC)_.*)");

    private JsonNode response() {
        return json.path("response");
    }

    private String url() {
        return json.path("request").path("url").asText();
    }

    private boolean isPost() {
        return json.path("request").path("method").asText().equals("POST");
    }

    private Optional<Protocol> protocol() {
        return uri(url()).map(URI::getPath).flatMap(ProtocolSigns::ofPath);
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String posted() {
        return json.path("request").path("postData").path("text").asText("");
    }

    /** Whether it is a request to an endpoint, and asks for a stream as far as it is known. */
    boolean asksForStream() {
        Optional<Protocol> protocol = protocol();
        return isPost()
                && protocol.isPresent()
                && Json.members(posted())
                        .map(asked -> asksForStream(asked, protocol.get()))
                        .orElse(true);
    }

    /** Ollama streams if nothing is said. */
    private static boolean asksForStream(Map<String, Object> asked, Protocol protocol) {
        EventShape shape = protocol.endpoint().shape();
        boolean unsaid = shape == EventShape.OLLAMA_CHAT || shape == EventShape.OLLAMA_GENERATE;
        return asked.getOrDefault("stream", unsaid).equals(true);
    }

    /** Whether its answer is a redirect that the client followed: the answer is that of a later entry. */
    boolean isRedirected(JsonNode entries) {
        int status = response().path("status").asInt();
        String target = response().path("redirectURL").asText("");
        if (status < REDIRECTS || status >= ERRORS || target.isEmpty()) {
            return false;
        }
        Optional<URI> followed = uri(url()).flatMap(from -> uri(target).map(from::resolve));
        for (JsonNode entry : entries) {
            HarEntry other = new HarEntry(entry);
            if (other.isPost() && followed.equals(uri(other.url()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Its stream.
     *
     * @param name for people
     * @throws UnreadableRecordingException if it can't be judged
     */
    Recording recording(String name, RecordedFile file) throws UnreadableRecordingException {
        Optional<RecordedRequest> asked = file.request();
        if (asked.isEmpty() && !posted().isEmpty()) {
            asked = Optional.of(RecordedRequest.read(posted()));
        }
        int status = response().path("status").asInt();
        String error = response().path("_error").asText("");
        if (status == 0) {
            throw new UnreadableRecordingException("it has no answer" + (error.isEmpty() ? "" : ": " + error));
        }
        if (!error.isEmpty() && !BROKEN_OFF.matcher(error).matches()) {
            throw new UnreadableRecordingException("the client did not receive it to its end: " + error);
        }
        HarBody body = HarBody.of(json);
        List<String> unknown = new ArrayList<>(body.unknown());
        if (!response().has("_error")) {
            unknown.add(RecordedAnswer.ENDING);
        }
        return new Recording(
                name,
                file.named().or(this::protocol).orElseThrow(),
                RecordedAnswer.decoded(status, headers(), body.latin1(), !error.isEmpty()),
                asked,
                unknown);
    }

    /** Without those of HTTP/2 that begin with a colon, which are no headers. */
    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (JsonNode header : response().path("headers")) {
            String field = header.path("name").asText();
            if (!field.startsWith(":")) {
                headers.add(field + ": " + header.path("value").asText());
            }
        }
        return headers;
    }
}
