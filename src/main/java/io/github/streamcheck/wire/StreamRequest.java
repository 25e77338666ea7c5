package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The request of one stream.
 *
 * @param model the model's name as the server knows it
 * @param prompt what the model is asked
 * @param includeUsage whether token counts are asked for with {@code stream_options.include_usage}
 * @param common what all streams of the run ask for alike
 * @param client as which client it is asked for
 */
public record StreamRequest(String model, Prompt prompt, boolean includeUsage, Request common, ClientProfile client) {

    /** The members that the user gave: those of the prompt, and of all streams alike where it has none of that name. */
    public Map<String, Object> parameters() {
        if (prompt.parameters().isEmpty()) {
            return common.parameters();
        }
        Map<String, Object> all = new LinkedHashMap<>(common.parameters());
        all.putAll(prompt.parameters());
        return Collections.unmodifiableMap(all);
    }

    /** One text, asked for as this client does by itself. */
    public StreamRequest(String model, String prompt, boolean includeUsage, Request common) {
        this(model, new Prompt.Text(prompt), includeUsage, common, ClientProfile.STREAMCHECK);
    }
}
