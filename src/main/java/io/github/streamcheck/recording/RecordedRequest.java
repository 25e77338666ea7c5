package io.github.streamcheck.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The request of a recorded stream.
 *
 * @param members of its JSON
 */
public record RecordedRequest(Map<String, Object> members) {

    private static final List<String> LIMITS =
            List.of("max_completion_tokens", "max_tokens", "max_output_tokens", "num_predict");

    /**
     * Reads the body of a request.
     *
     * @throws UnreadableRecordingException if it is not one JSON object
     */
    public static RecordedRequest read(String json) throws UnreadableRecordingException {
        return Json.members(json)
                .map(RecordedRequest::new)
                .orElseThrow(() -> new UnreadableRecordingException("the request is not one JSON object"));
    }

    /**
     * What the rules need to know of the request.
     *
     * @param asked the request; empty if it is not known
     * @param hasUsage whether the stream has token counts, which were then asked for if nothing else is known
     */
    public static StreamRequest describe(Optional<RecordedRequest> asked, boolean hasUsage) {
        JsonNode json =
                Json.MAPPER.valueToTree(asked.map(RecordedRequest::members).orElse(Map.of()));
        Optional<JsonNode> limit = LIMITS.stream()
                .flatMap(name -> Stream.of(json.path(name), json.path("options").path(name)))
                .filter(JsonNode::canConvertToInt)
                .findFirst();
        String prompt = prompt(json);
        return new StreamRequest(
                json.path("model").asText(""),
                prompt,
                asked.isPresent()
                        ? json.path("stream_options").path("include_usage").asBoolean()
                        : hasUsage,
                new Request(
                        Optional.empty(),
                        List.of(prompt),
                        false,
                        limit.map(value -> OptionalInt.of(value.asInt())).orElse(OptionalInt.empty()),
                        OptionalDouble.empty(),
                        false,
                        false,
                        asked.map(RecordedRequest::members).orElse(Map.of())));
    }

    /** All texts that the user gave, since the rules look whether an odd text was asked for. */
    private static String prompt(JsonNode request) {
        StringBuilder texts = new StringBuilder();
        for (String name : List.of("messages", "prompt", "input", "system", "instructions")) {
            addTexts(request.path(name), texts);
        }
        return texts.toString().strip();
    }

    private static void addTexts(JsonNode node, StringBuilder texts) {
        if (node.isTextual()) {
            texts.append(node.textValue()).append('\n');
        } else {
            node.forEach(part -> addTexts(part, texts));
        }
    }
}
