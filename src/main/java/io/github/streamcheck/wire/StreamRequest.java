package io.github.streamcheck.wire;

import io.github.streamcheck.plan.Request;

/**
 * What one stream asks for.
 *
 * @param model the model's name as the server knows it
 * @param prompt the user's text
 * @param includeUsage whether token counts are asked for with {@code stream_options.include_usage}
 * @param common what all streams of the run ask for alike
 */
public record StreamRequest(String model, String prompt, boolean includeUsage, Request common) {}
