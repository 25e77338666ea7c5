package io.github.streamcheck.server.facts;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.Summary;
import java.util.Optional;

/** Finds the server's time to the first token where it can be held against ours. Stateless. */
final class Ttfts {

    private Ttfts() {}

    /** Empty if the page says none that can be, or tells of the streams of others too, or in another unit. */
    static Optional<Summary> comparable(Examination page) {
        return page.summary(Metric.TTFT)
                .filter(summary -> !summary.isEmpty() && page.isAlone())
                .filter(summary -> summary.count().isEmpty()
                        || summary.count().getAsDouble() <= page.seen().ended())
                .filter(summary -> summary.figures().allMatch(Double::isFinite))
                .filter(summary -> !Units.differ(summary, page.seen(), Metric.TTFT));
    }
}
