package io.github.streamcheck.plan;

import java.time.Duration;

/**
 * Limits in time, all positive.
 *
 * @param connect for TCP and TLS
 * @param idle without a single byte
 * @param stream for one stream from its request to its end
 * @param total for the whole run
 */
public record Limits(Limit connect, Limit idle, Limit stream, Limit total) {

    public static Limits of(Duration connect, Duration idle, Duration stream, Duration total) {
        return new Limits(
                new Limit("connectTimeout", connect),
                new Limit("idleTimeout", idle),
                new Limit("streamTimeout", stream),
                new Limit("totalTimeout", total));
    }
}
