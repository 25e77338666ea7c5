package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports a time to the first token that is far shorter than the client's. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "the server's TTFT is less than half of this client's, and more than 500 ms shorter",
        explanation = """
            Something in between holds the first token back, such as a buffering proxy, or the server measures only from
            when it begins to process the request, without its queue. Opening connections and the client's own lag are
            not counted.

            Fix: Measure from the arrival of the request, and switch off buffering between the server and its clients.""")
public final class MetricsTtftBelowSeen implements ServerFact {

    /** More than the way to any server on earth and back. */
    private static final double ON_THE_WAY_MILLIS = 500;

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        Optional<Summary> server = Ttfts.comparable(page);
        OptionalDouble seen = page.seen().meanTtftAtServer();
        if (server.isEmpty() || seen.isEmpty()) {
            return List.of();
        }
        boolean counted = server.get().count().isPresent();
        OptionalDouble reported = counted ? server.get().mean() : server.get().highest();
        double least = 2 * reported.orElse(0) + ON_THE_WAY_MILLIS;
        if (seen.getAsDouble() - page.seen().lagMillis() <= least) {
            return List.of();
        }
        String shown = MetricFormat.value(Metric.TTFT, reported.orElse(0));
        String ours = MetricFormat.value(Metric.TTFT, seen.getAsDouble());
        String message = "reports a ttft of " + shown + ", but this client waited for " + ours;
        return List.of(MetricsComparison.contradicts(Metric.TTFT.parameter(), shown, ours, message));
    }
}
