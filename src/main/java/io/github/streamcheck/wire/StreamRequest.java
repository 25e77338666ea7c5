package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;

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

    /** One text, asked for as this client does by itself. */
    public StreamRequest(String model, String prompt, boolean includeUsage, Request common) {
        this(model, new Prompt.Text(prompt), includeUsage, common, ClientProfile.STREAMCHECK);
    }
}
