package io.github.streamcheck.engine;

import io.github.streamcheck.wire.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A stream that was opened, and what follows it in its place.
 *
 * @param exchange the stream
 * @param following asked once, when the stream has settled, by the thread on which it did: must return soon
 */
public record Opened(Exchange exchange, Supplier<Optional<Following>> following) {

    /** A stream that nothing follows. */
    public static Opened alone(Exchange exchange) {
        return new Opened(exchange, Optional::empty);
    }

    /**
     * A stream that takes the place of one that has ended.
     *
     * @param pause how long the place is kept before it opens, 0 or more
     * @param open opens it; not called if the run is stopped, or its stage is over
     */
    public record Following(Duration pause, Supplier<Opened> open) {}
}
