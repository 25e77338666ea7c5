package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The token counts of one message. They are cumulative: each later count takes the place of an earlier one, and one that is left out or
 * {@code null} stays. Not thread-safe.
 */
final class MessageUsage {

    private OptionalLong input = OptionalLong.empty();
    private OptionalLong cacheCreation = OptionalLong.empty();
    private OptionalLong cacheRead = OptionalLong.empty();

    /** As the message begins: what it counts of the output is a placeholder. Empty if {@code usage} is no object. */
    Optional<Usage> begun(JsonNode usage) {
        return usage.isObject() ? Optional.of(with(usage, OptionalLong.empty(), false)) : Optional.empty();
    }

    /** As it ends. Empty if {@code usage} is no object. */
    Optional<Usage> counted(JsonNode usage) {
        JsonNode output = usage.path("output_tokens");
        return usage.isObject() ? Optional.of(with(usage, JsonNodes.integer(output), isOdd(output))) : Optional.empty();
    }

    private Usage with(JsonNode usage, OptionalLong output, boolean odd) {
        input = last(usage.path("input_tokens"), input);
        cacheCreation = last(usage.path("cache_creation_input_tokens"), cacheCreation);
        cacheRead = last(usage.path("cache_read_input_tokens"), cacheRead);
        OptionalLong prompt = input.isEmpty()
                ? input
                : OptionalLong.of(input.getAsLong() + cacheCreation.orElse(0) + cacheRead.orElse(0));
        return new Usage(
                prompt,
                output,
                OptionalLong.empty(),
                JsonNodes.integer(usage.path("output_tokens_details").path("thinking_tokens")),
                cacheRead,
                odd || isOdd(usage.path("input_tokens")));
    }

    private static OptionalLong last(JsonNode count, OptionalLong before) {
        OptionalLong given = JsonNodes.integer(count);
        return given.isPresent() ? given : before;
    }

    private static boolean isOdd(JsonNode count) {
        return !count.isMissingNode() && !count.isNull() && !count.isIntegralNumber();
    }
}
