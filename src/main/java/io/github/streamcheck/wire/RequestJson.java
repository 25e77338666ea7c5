package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.streamcheck.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the members that the requests of all endpoints share. */
final class RequestJson {

    /** The limit of a message, unless the user gave one. */
    private static final int MESSAGE_TOKENS = 256;

    /** What other APIs have among the members of a request, and Ollama in {@code options}; under which name. */
    private static final Map<String, String> OLLAMA_OPTIONS = Map.ofEntries(
            Map.entry("max_tokens", "num_predict"),
            Map.entry("max_completion_tokens", "num_predict"),
            Map.entry("num_predict", "num_predict"),
            Map.entry("seed", "seed"),
            Map.entry("stop", "stop"),
            Map.entry("temperature", "temperature"),
            Map.entry("top_p", "top_p"),
            Map.entry("top_k", "top_k"),
            Map.entry("min_p", "min_p"),
            Map.entry("presence_penalty", "presence_penalty"),
            Map.entry("frequency_penalty", "frequency_penalty"));

    private RequestJson() {}

    /** Of a chat or a text completion. */
    static byte[] write(StreamRequest request, Map<String, Object> prompt) {
        Map<String, Object> members = begin(request, prompt);
        if (request.includeUsage()) {
            members.put("stream_options", Map.of("include_usage", true));
        }
        // The older name, since every server knows it, unless the user gave the newer one.
        return end(
                request,
                members,
                request.parameters().containsKey("max_completion_tokens")
                        ? Optional.empty()
                        : Optional.of("max_tokens"));
    }

    /** The request for a response, which always reports its token counts. */
    static byte[] writeResponse(StreamRequest request, Map<String, Object> input) {
        return end(request, begin(request, input), Optional.of("max_output_tokens"));
    }

    /** Of Ollama's chat or of a prompt there: what the generation goes by is in {@code options}. */
    static byte[] writeOllama(StreamRequest request, Map<String, Object> prompt) {
        Map<String, Object> options = new LinkedHashMap<>();
        request.maxTokens().ifPresent(tokens -> options.put("num_predict", tokens));
        request.common().temperature().ifPresent(temperature -> options.put("temperature", temperature));
        Map<String, Object> members = begin(request, prompt);
        members.put("options", options);
        request.parameters().forEach((name, value) -> {
            if (OLLAMA_OPTIONS.containsKey(name)) {
                options.put(OLLAMA_OPTIONS.get(name), value);
            } else if (!name.equals("options")) {
                members.put(name, value);
            }
        });
        if (request.parameters().get("options") instanceof Map<?, ?> own) {
            own.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        options.values().removeIf(Objects::isNull);
        if (options.isEmpty()) {
            members.remove("options");
        }
        members.values().removeIf(Objects::isNull);
        return text(members).getBytes(UTF_8);
    }

    /** The request for a message, which always reports its token counts, and must have a limit. */
    static byte[] writeMessage(StreamRequest request, Map<String, Object> messages) {
        Map<String, Object> members = begin(request, messages);
        members.put("max_tokens", MESSAGE_TOKENS);
        return end(request, members, Optional.of("max_tokens"));
    }

    /** An event of a Realtime session that asks for a response in text. */
    static byte[] writeRealtime(StreamRequest request) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("output_modalities", List.of("text"));
        members(request, response, Optional.of("max_output_tokens"));
        return text(Map.of("type", "response.create", "response", response)).getBytes(UTF_8);
    }

    /** The JSON of plain values. */
    static String text(Map<String, Object> members) {
        try {
            return Json.MAPPER.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the request's members are plain JSON values", impossible);
        }
    }

    private static Map<String, Object> begin(StreamRequest request, Map<String, Object> prompt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("model", request.model());
        members.putAll(prompt);
        members.put("stream", true);
        return members;
    }

    private static byte[] end(StreamRequest request, Map<String, Object> members, Optional<String> limitName) {
        members(request, members, limitName);
        return text(members).getBytes(UTF_8);
    }

    /** Adds what the user gave. */
    private static void members(StreamRequest request, Map<String, Object> members, Optional<String> limitName) {
        limitName.ifPresent(name -> request.maxTokens().ifPresent(tokens -> members.put(name, tokens)));
        request.common().temperature().ifPresent(temperature -> members.put("temperature", temperature));
        members.putAll(request.parameters());
        members.values().removeIf(Objects::isNull);
    }
}
