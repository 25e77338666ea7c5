package io.github.streamcheck.plan;

import java.time.Duration;

/**
 * A limit in time.
 *
 * @param kind what it limits
 * @param after how long it allows
 */
public record Limit(Kind kind, Duration after) {

    /** What can be limited. */
    public enum Kind {
        /** The opening of a connection. */
        CONNECT("connectTimeout"),
        /** The time between two signs of life of a stream. */
        IDLE("idleTimeout"),
        /** A whole stream. */
        STREAM("streamTimeout"),
        /** The whole run. */
        TOTAL("totalTimeout");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }
    }

    /** The parameter that sets it, such as {@code idleTimeout}. */
    public String parameter() {
        return kind.parameter;
    }
}
