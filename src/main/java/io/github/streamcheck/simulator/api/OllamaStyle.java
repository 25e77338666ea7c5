package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Ollama's own endpoints, whose streams are lines of JSON. */
final class OllamaStyle implements ApiStyle {

    private final boolean chat;

    /** {@code chat}: or generate. */
    OllamaStyle(boolean chat) {
        this.chat = chat;
    }

    @Override
    public List<Integer> wordsOfPrompts(JsonNode input) throws ApiException {
        return chat ? List.of(PromptTokens.wordsOfMessages(input)) : PromptTokens.wordsOfPrompts(input);
    }

    @Override
    public Fields parameters(Fields fields) throws ApiException {
        return new Fields(fields.object("options").orElse(Json.object()));
    }

    /** A negative one is none. */
    @Override
    public OptionalInt limit(Fields fields) throws ApiException {
        OptionalInt limit = parameters(fields).integer("num_predict", -2, Integer.MAX_VALUE);
        return limit.orElse(-1) < 0 ? OptionalInt.empty() : limit;
    }

    @Override
    public boolean isStream(Fields fields) throws ApiException {
        return !fields.isPresent("stream") || fields.bool("stream");
    }

    @Override
    public boolean hasTools() {
        return chat;
    }

    @Override
    public Reply answer(Generated generated) {
        Completion completion = generated.completions().get(0);
        OllamaLines lines = new OllamaLines(chat, generated);
        return generated.request().stream()
                ? Reply.lines(lines.script(completion))
                : Reply.plain(lines.whole(completion), lines.endNanos(completion));
    }

    @Override
    public Map<String, Object> error(ApiException problem) {
        return Map.of("error", String.valueOf(problem.getMessage()));
    }
}
