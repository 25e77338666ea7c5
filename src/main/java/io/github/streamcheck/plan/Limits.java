package io.github.streamcheck.plan;

import java.time.Duration;

/**
 * The limits at which a stream or the run is ended. All positive, but for {@code startup}.
 *
 * @param connect for TCP and TLS
 * @param idle without a single byte
 * @param stream for one stream from its request to its end
 * @param total for the whole run
 * @param sizes of what the server sends
 * @param startup how long to wait for the server to be ready; zero for not at all
 */
public record Limits(Limit connect, Limit idle, Limit stream, Limit total, SizeLimits sizes, Duration startup) {

    /** With the sizes that are there by default, and without waiting for the server. */
    public static Limits of(Duration connect, Duration idle, Duration stream, Duration total) {
        return new Limits(
                new Limit(Limit.Kind.CONNECT, connect),
                new Limit(Limit.Kind.IDLE, idle),
                new Limit(Limit.Kind.STREAM, stream),
                new Limit(Limit.Kind.TOTAL, total),
                SizeLimits.DEFAULT,
                Duration.ZERO);
    }

    /** The same, with no longer silence than this. */
    public Limits withIdleUpTo(Duration longest) {
        return idle.after().compareTo(longest) <= 0
                ? this
                : new Limits(connect, new Limit(idle.kind(), longest), stream, total, sizes, startup);
    }

    /** The same, with these sizes. */
    public Limits withSizes(SizeLimits others) {
        return new Limits(connect, idle, stream, total, others, startup);
    }

    /** The same, after waiting so long for the server. */
    public Limits withStartup(Duration longest) {
        return new Limits(connect, idle, stream, total, sizes, longest);
    }
}
