package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The request of one stream.
 *
 * @param model the model's name as the server knows it
 * @param prompt what the model is asked
 * @param includeUsage whether token counts are asked for with {@code stream_options.include_usage}
 * @param common what all streams of the run ask for alike
 * @param client as which client it is asked for
 * @param slow whether the answer is read slowly on purpose, as {@link io.github.streamcheck.plan.SlowReading} has it
 */
public record StreamRequest(
        String model, Prompt prompt, boolean includeUsage, Request common, ClientProfile client, boolean slow) {

    /** A request whose answer is read as fast as it comes. */
    public StreamRequest(String model, Prompt prompt, boolean includeUsage, Request common, ClientProfile client) {
        this(model, prompt, includeUsage, common, client, false);
    }

    /** The same, whose answer is read slowly if {@code so}. */
    public StreamRequest slowly(boolean so) {
        return new StreamRequest(model, prompt, includeUsage, common, client, so);
    }

    /** The members that the user gave: those of the prompt, and of all streams alike where it has none of that name. */
    public Map<String, Object> parameters() {
        if (prompt.parameters().isEmpty()) {
            return common.parameters();
        }
        Map<String, Object> all = new LinkedHashMap<>(common.parameters());
        all.putAll(prompt.parameters());
        return Collections.unmodifiableMap(all);
    }

    /** How many tokens may be generated at most: the prompt's own limit, or else that of all streams; empty if there is none. */
    public OptionalInt maxTokens() {
        return prompt.maxTokens().isPresent() ? prompt.maxTokens() : common.maxTokens();
    }

    /** One text, asked for as this client does by itself. */
    public StreamRequest(String model, String prompt, boolean includeUsage, Request common) {
        this(model, new Prompt.Text(prompt), includeUsage, common, ClientProfile.STREAMCHECK);
    }
}
