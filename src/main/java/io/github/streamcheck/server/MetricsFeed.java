package io.github.streamcheck.server;

import java.time.Duration;

/**
 * A WebSocket over which a server sends its metrics by itself.
 *
 * @param path where it is
 * @param subscription the message that asks for updates at {@code interval}
 * @param interval between two updates, more than 0
 * @param update the {@code type} of an update
 */
public record MetricsFeed(String path, String subscription, Duration interval, String update) {}
