package io.github.streamcheck.server;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of metrics before and after the measured streams, and what was seen of them.
 *
 * @param before the page before; empty if it could not be had
 * @param after the page after
 * @param seen what was seen
 * @param exclusive whether nobody else uses the server, as the user says
 */
public record MetricsDelta(
        Optional<MetricsPage> before, MetricsPage after, ClientObservations seen, boolean exclusive) {

    /** How much has been counted meanwhile: all of it if the page before is unknown. Empty if the page doesn't say. */
    public OptionalDouble grown(ServerAmount amount) {
        OptionalDouble now = after.amount(amount);
        return now.isEmpty() ? now : OptionalDouble.of(now.getAsDouble() - earlier(amount));
    }

    /** What had been counted before; 0 if it is not on the page, since servers report it from the first one on. */
    public double earlier(ServerAmount amount) {
        return before.map(page -> page.amount(amount))
                .orElse(OptionalDouble.empty())
                .orElse(0);
    }

    /** How many streams may be active that are not this client's: none if nobody else uses the server. */
    public double activeOfOthers() {
        return exclusive ? 0 : earlier(ServerAmount.ACTIVE);
    }

    /** What the page says of a metric's values since the page before; empty if it doesn't say. */
    public Optional<Summary> summary(Metric metric) {
        Optional<Summary> now = after.summary(metric);
        Optional<Summary> earlier = before.flatMap(page -> page.summary(metric));
        return now.map(summary -> earlier.map(summary::since).orElse(summary));
    }

    /** Whether nobody else used the server: so the user says, or the server counted no more than was seen. */
    public boolean isAlone() {
        OptionalDouble streams = grown(ServerAmount.COMPLETED);
        double failed = grown(ServerAmount.FAILED).orElse(0);
        boolean none = before.isPresent()
                && (streams.isPresent()
                        ? streams.getAsDouble() + failed <= seen.ended()
                        : grown(ServerAmount.TOKENS).orElse(Double.MAX_VALUE)
                                <= Math.max(
                                        (double) seen.tokens(),
                                        seen.mostTokens().orElse(0)));
        return exclusive || none;
    }
}
