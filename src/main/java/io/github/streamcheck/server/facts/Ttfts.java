package io.github.streamcheck.server.facts;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.Summary;
import java.util.Optional;

/** Finds the server's time to the first token if it can be compared with ours. Stateless. */
final class Ttfts {

    private Ttfts() {}

    /** Empty if the page has none, or one that includes the streams of others or has another unit. */
    static Optional<Summary> comparable(MetricsDelta page) {
        return page.summary(Metric.TTFT)
                .filter(summary -> !summary.isEmpty() && page.isAlone())
                .filter(summary -> summary.count().isEmpty()
                        || summary.count().getAsDouble() <= page.seen().ended())
                .filter(summary -> summary.figures().allMatch(Double::isFinite))
                .filter(summary -> !Units.differ(summary, page.seen(), Metric.TTFT));
    }
}
