package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes the members that the requests of both completion endpoints share. */
final class RequestJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestJson() {}

    static byte[] write(StreamRequest request, Map<String, Object> prompt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("model", request.model());
        members.putAll(prompt);
        members.put("stream", true);
        if (request.includeUsage()) {
            members.put("stream_options", Map.of("include_usage", true));
        }
        Map<String, Object> further = request.common().parameters();
        // The older name, since every server knows it, unless the user gave the newer one.
        if (!further.containsKey("max_completion_tokens")) {
            request.common().maxTokens().ifPresent(tokens -> members.put("max_tokens", tokens));
        }
        request.common().temperature().ifPresent(temperature -> members.put("temperature", temperature));
        members.putAll(further);
        members.values().removeIf(Objects::isNull);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the request's members are plain JSON values", impossible);
        }
    }
}
