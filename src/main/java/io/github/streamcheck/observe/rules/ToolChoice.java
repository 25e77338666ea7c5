package io.github.streamcheck.observe.rules;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tools a request lets the model call.
 *
 * @param required whether one must be called
 * @param forbidden whether none may be called
 * @param name the only one that may be called, if there is one
 */
public record ToolChoice(boolean required, boolean forbidden, Optional<String> name) {

    /** By {@code tool_choice}, or else by the older {@code function_call}. */
    public static ToolChoice of(@Nullable Object toolChoice, @Nullable Object functionCall) {
        Object choice = toolChoice == null ? functionCall : toolChoice;
        if (!(choice instanceof Map<?, ?> given)) {
            boolean required = "required".equals(choice) || "any".equals(choice);
            return new ToolChoice(required, "none".equals(choice), Optional.empty());
        }
        if (given.get("allowed_tools") instanceof Map<?, ?> allowed) {
            return new ToolChoice("required".equals(allowed.get("mode")), false, Optional.empty());
        }
        Optional<String> name =
                name(given.get("function")).or(() -> name(given.get("custom"))).or(() -> name(given));
        return new ToolChoice(name.isPresent(), false, name);
    }

    private static Optional<String> name(@Nullable Object named) {
        return named instanceof Map<?, ?> map && map.get("name") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }
}
