package io.github.streamcheck.server;

import io.github.streamcheck.observe.Rule;
import java.util.List;

/**
 * A rule about what the server reports of its streams, compared with what this client saw: a warning, which fails the verdict where
 * the page is required.
 */
public interface ServerFact extends Rule {

    /** What it compares on a page; empty if the page doesn't say, or if nothing can be derived from it. */
    List<MetricsComparison> compare(MetricsDelta page);

    /** Why its two sides are consistent where they agree: what holds then, in one clause. */
    default String agreement() {
        return "the two agree";
    }
}
