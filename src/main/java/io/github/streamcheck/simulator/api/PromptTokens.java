package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and counts what is to be completed. A word is a token, and so is each number of a prompt that is given as tokens. */
final class PromptTokens {

    private static final String PROMPT_TYPES = "a string, an array of strings, or an array of tokens";

    private static final Pattern MARKER = Pattern.compile("\\[[^\\]\\s]{3,60}\\]");

    private PromptTokens() {}

    /** The words of all messages together. */
    static int wordsOfMessages(JsonNode messages) throws ApiException {
        if (!messages.isArray()) {
            throw Fields.wrongType("messages", "an array of objects", messages);
        }
        if (messages.isEmpty()) {
            throw ApiException.invalid(
                    "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array"
                            + " instead.",
                    "messages",
                    "empty_array");
        }
        int words = 0;
        for (int i = 0; i < messages.size(); i++) {
            words += wordsOfMessage("messages[" + i + "]", messages.get(i));
        }
        return words;
    }

    /** The words of each prompt. */
    static List<Integer> wordsOfPrompts(JsonNode prompt) throws ApiException {
        if (prompt.isTextual()) {
            return List.of(words(prompt.textValue()));
        }
        if (!prompt.isArray() || prompt.isEmpty()) {
            throw Fields.wrongType("prompt", PROMPT_TYPES, prompt);
        }
        if (allNumbers(prompt)) {
            return List.of(prompt.size());
        }
        List<Integer> counts = new ArrayList<>();
        for (JsonNode one : prompt) {
            if (one.isTextual()) {
                counts.add(words(one.textValue()));
            } else if (one.isArray() && allNumbers(one)) {
                counts.add(one.size());
            } else {
                throw Fields.wrongType("prompt", PROMPT_TYPES, one);
            }
        }
        return counts;
    }

    /** The words of what a response is asked for. Items that are no messages, such as results of tools, have none. */
    static int wordsOfInput(JsonNode input) throws ApiException {
        if (input.isTextual()) {
            return words(input.textValue());
        }
        if (!input.isArray() || input.isEmpty()) {
            throw Fields.wrongType("input", "a string or an array of items", input);
        }
        int words = 0;
        for (int i = 0; i < input.size(); i++) {
            if (input.get(i).has("role")) {
                words += wordsOfMessage("input[" + i + "]", input.get(i));
            }
        }
        return words;
    }

    /** The word in brackets that the last message or prompt begins with. */
    static Optional<String> marker(JsonNode input) {
        JsonNode last = input.isArray() ? input.path(input.size() - 1) : input;
        JsonNode content = last.isObject() ? last.path("content") : last;
        Matcher marker =
                MARKER.matcher(content.isArray() ? content.at("/0/text").asText() : content.asText(""));
        return marker.lookingAt() ? Optional.of(marker.group()) : Optional.empty();
    }

    private static int wordsOfMessage(String name, JsonNode message) throws ApiException {
        if (!message.isObject()) {
            throw Fields.wrongType(name, "an object", message);
        }
        JsonNode role = message.path("role");
        if (role.isMissingNode()) {
            throw ApiException.invalid(
                    "Missing required parameter: '" + name + ".role'.", name + ".role", "missing_required_parameter");
        }
        if (!role.isTextual()) {
            throw Fields.wrongType(name + ".role", "a string", role);
        }
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return words(content.textValue());
        }
        if (content.isMissingNode() || content.isNull()) {
            return 0; // as in an assistant's message that calls tools
        }
        if (!content.isArray()) {
            throw Fields.wrongType(name + ".content", "a string or an array of objects", content);
        }
        int words = 0;
        for (JsonNode part : content) {
            words += words(part.path("text").asText(""));
        }
        return words;
    }

    private static boolean allNumbers(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isIntegralNumber()) {
                return false;
            }
        }
        return true;
    }

    private static int words(String text) {
        return new StringTokenizer(text).countTokens();
    }
}
