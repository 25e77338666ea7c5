package io.github.streamcheck.simulator.api;

import java.util.List;

/**
 * What was generated for a request.
 *
 * @param id the id of the answer
 * @param created seconds since 1970
 * @param completions one for each choice
 * @param ttftNanos time to the first token
 * @param itlNanos time from each token to the next
 */
record Generated(
        GenerationRequest request,
        String id,
        long created,
        String model,
        List<Completion> completions,
        long ttftNanos,
        long itlNanos) {}
