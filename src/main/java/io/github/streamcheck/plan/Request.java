package io.github.streamcheck.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The request of every stream of a run.
 *
 * @param model the model, or empty for the first one that the server lists
 * @param prompts where the prompts come from
 * @param uniquePrompts whether each prompt is made unique, so that no prompt cache answers in the model's place
 * @param maxTokens upper limit of generated tokens, positive
 * @param temperature sampling temperature, 0 or more; empty leaves it to the server
 * @param includeUsage whether token counts are asked for
 * @param usageIsEstimate whether the server's token counts are only estimates, so that they are not compared with the deltas
 * @param parameters further members of the request as they go into its JSON; they win over all others, and one that is
 *     {@code null} takes the member of its name out of the request
 */
public record Request(
        Optional<String> model,
        Prompts prompts,
        boolean uniquePrompts,
        OptionalInt maxTokens,
        OptionalDouble temperature,
        boolean includeUsage,
        boolean usageIsEstimate,
        Map<String, Object> parameters) {

    public Request {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** With prompts in turn; there is at least one. */
    public Request(
            Optional<String> model,
            List<String> prompts,
            boolean uniquePrompts,
            OptionalInt maxTokens,
            OptionalDouble temperature,
            boolean includeUsage,
            boolean usageIsEstimate,
            Map<String, Object> parameters) {
        this(
                model,
                Prompts.inTurn(prompts),
                uniquePrompts,
                maxTokens,
                temperature,
                includeUsage,
                usageIsEstimate,
                parameters);
    }
}
