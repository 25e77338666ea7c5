package io.github.streamcheck.plan;

import java.time.Duration;

/**
 * The limits at which a stream or the run is ended. All positive.
 *
 * @param connect for TCP and TLS
 * @param idle without a single byte
 * @param stream for one stream from its request to its end
 * @param total for the whole run
 * @param sizes of what the server sends
 */
public record Limits(Limit connect, Limit idle, Limit stream, Limit total, SizeLimits sizes) {

    /** With the sizes that are there by default. */
    public static Limits of(Duration connect, Duration idle, Duration stream, Duration total) {
        return new Limits(
                new Limit(Limit.Kind.CONNECT, connect),
                new Limit(Limit.Kind.IDLE, idle),
                new Limit(Limit.Kind.STREAM, stream),
                new Limit(Limit.Kind.TOTAL, total),
                SizeLimits.DEFAULT);
    }

    /** The same, with no longer silence than this. */
    public Limits withIdleUpTo(Duration longest) {
        return idle.after().compareTo(longest) <= 0
                ? this
                : new Limits(connect, new Limit(idle.kind(), longest), stream, total, sizes);
    }

    /** The same, with these sizes. */
    public Limits withSizes(SizeLimits others) {
        return new Limits(connect, idle, stream, total, others);
    }
}
