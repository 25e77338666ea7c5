package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Anthropic's Messages API, whose streams are typed events of blocks. */
final class MessageStyle implements ApiStyle {

    @Override
    public Optional<String> credential(Request request) {
        return request.apiKey().map(key -> "Bearer " + key).or(request::authorization);
    }

    @Override
    public void check(Request request) throws ApiException {
        if (request.apiVersion().isEmpty()) {
            throw ApiException.invalid("anthropic-version: header is required");
        }
    }

    @Override
    public List<Integer> wordsOfPrompts(JsonNode input) throws ApiException {
        return List.of(PromptTokens.wordsOfMessages(input));
    }

    @Override
    public OptionalInt limit(Fields fields) throws ApiException {
        fields.required("max_tokens");
        return fields.integer("max_tokens", 1, CONTEXT);
    }

    @Override
    public String stopMember() {
        return "stop_sequences";
    }

    @Override
    public Reply answer(Generated generated) {
        GenerationRequest request = generated.request();
        Completion completion = generated.completions().get(0);
        MessageObject message = new MessageObject(generated.id(), generated.model(), request);
        MessageTimeline timeline = new MessageTimeline(message, generated.ttftNanos(), generated.itlNanos());
        return request.stream()
                ? Reply.stream(timeline.stream(completion))
                : Reply.plain(Json.write(message.whole(completion)), timeline.plainNanos(completion));
    }

    @Override
    public Map<String, Object> error(ApiException problem) {
        return MessageObject.error(type(problem.status()), Objects.requireNonNullElse(problem.getMessage(), ""));
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
