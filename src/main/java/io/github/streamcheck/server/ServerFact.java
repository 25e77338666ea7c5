package io.github.streamcheck.server;

import io.github.streamcheck.observe.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A rule about what the server reports of its streams, compared with what this client saw: a warning, which fails the verdict where
 * the page is required.
 */
public interface ServerFact extends Rule {

    /** What it compares on a page; empty if the page doesn't say, or if nothing can be derived from it. */
    List<MetricsComparison> compare(MetricsDelta page);

    /**
     * What stays unknown if no page allows a comparison, in one clause; empty if that is not worth saying.
     *
     * @param seen what was seen of the streams
     */
    default Optional<String> unknown(ClientObservations seen) {
        return Optional.empty();
    }

    /** Why its two sides are consistent where they agree: what holds then, in one clause. */
    default String agreement() {
        return "the two agree";
    }
}
