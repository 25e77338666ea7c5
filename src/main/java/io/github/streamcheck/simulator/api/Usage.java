package io.github.streamcheck.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code usage} of an answer. */
final class Usage {

    private Usage() {}

    static Map<String, Object> of(int promptTokens, List<Completion> completions) {
        int tokens = completions.stream().mapToInt(Completion::tokens).sum();
        int reasoning = completions.stream()
                .mapToInt(completion -> completion.reasoning().size())
                .sum();
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", tokens);
        usage.put("total_tokens", promptTokens + tokens);
        if (reasoning > 0) {
            usage.put("completion_tokens_details", Map.of("reasoning_tokens", reasoning));
        }
        return usage;
    }
}
