package io.github.streamcheck.live;

import java.util.List;
import java.util.Optional;

/**
 * How an SDK got through one stream in one way.
 *
 * @param error the class and message of what it threw; empty if it read to the end
 * @param content what it had read by then
 * @param finish the finish reason of each choice, or the status of a response
 */
record SdkReading(Optional<String> error, SdkContent content, List<String> finish) {}
