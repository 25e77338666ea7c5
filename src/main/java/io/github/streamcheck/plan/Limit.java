package io.github.streamcheck.plan;

import java.time.Duration;

/**
 * A limit in time that ended a stream.
 *
 * @param parameter the parameter that sets it, such as {@code idleTimeout}
 * @param after how long it allows
 */
public record Limit(String parameter, Duration after) {}
