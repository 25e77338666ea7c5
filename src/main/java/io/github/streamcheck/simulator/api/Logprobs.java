package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The logprobs of tokens in the shape of each protocol: made up, but always the same for the same token, and below 0. */
final class Logprobs {

    private static final double LOWEST = 3;

    private Logprobs() {}

    /** How many alternatives to each token a request wants to see, if any logprobs at all. */
    static OptionalInt asked(GenerationApi protocol, Fields fields) throws ApiException {
        if (protocol == GenerationApi.COMPLETIONS) {
            return fields.integer("logprobs", 0, 5);
        }
        OptionalInt alternatives = fields.integer("top_logprobs", 0, 20);
        if (fields.bool("logprobs")) {
            return OptionalInt.of(alternatives.orElse(0));
        }
        if (alternatives.isPresent()) {
            throw ApiException.invalid(
                    "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.",
                    "top_logprobs",
                    "invalid_parameter");
        }
        return OptionalInt.empty();
    }

    /**
     * The member {@code logprobs} of a choice.
     *
     * @param tokens the tokens that the choice, or its delta, is made of
     * @param alternatives how many alternatives to each
     * @param offset how many characters of the text come before
     */
    static Map<String, Object> of(GenerationApi protocol, List<String> tokens, int alternatives, int offset) {
        return protocol == GenerationApi.CHAT ? ofChat(tokens, alternatives) : ofText(tokens, alternatives, offset);
    }

    private static Map<String, Object> ofChat(List<String> tokens, int alternatives) {
        List<Map<String, Object>> content = new ArrayList<>();
        for (String token : tokens) {
            List<Map<String, Object>> top = new ArrayList<>();
            alternatives(token, alternatives).forEach((other, value) -> top.add(entry(other, value)));
            Map<String, Object> entry = entry(token, logprob(token));
            entry.put("top_logprobs", top);
            content.add(entry);
        }
        Map<String, Object> logprobs = new LinkedHashMap<>();
        logprobs.put("content", content);
        logprobs.put("refusal", null);
        return logprobs;
    }

    private static Map<String, Object> entry(String token, double logprob) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("token", token);
        entry.put("logprob", logprob);
        entry.put("bytes", bytes(token));
        return entry;
    }

    /** The bytes of the token as numbers, or null if it is no text by itself, such as half of a surrogate pair. */
    private static Object bytes(String token) {
        if (!UTF_8.newEncoder().canEncode(token)) {
            return Json.NULL;
        }
        List<Integer> bytes = new ArrayList<>();
        for (byte one : token.getBytes(UTF_8)) {
            bytes.add(one & 0xff);
        }
        return bytes;
    }

    private static Map<String, Object> ofText(List<String> tokens, int alternatives, int offset) {
        List<Double> values = new ArrayList<>();
        List<Map<String, Double>> top = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int next = offset;
        for (String token : tokens) {
            values.add(logprob(token));
            top.add(alternatives(token, alternatives));
            offsets.add(next);
            next += token.codePointCount(0, token.length());
        }
        Map<String, Object> logprobs = new LinkedHashMap<>();
        logprobs.put("tokens", tokens);
        logprobs.put("token_logprobs", values);
        logprobs.put("top_logprobs", alternatives == 0 ? null : top);
        logprobs.put("text_offset", offsets);
        return logprobs;
    }

    /** The token itself first, and each next one less likely. */
    private static Map<String, Double> alternatives(String token, int count) {
        Map<String, Double> alternatives = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            alternatives.put(i == 0 ? token : token + "-" + i, logprob(token) - i);
        }
        return alternatives;
    }

    private static double logprob(String token) {
        return -0.01 - LOWEST * Seeds.fraction(Seeds.mix(0, token), 0);
    }
}
