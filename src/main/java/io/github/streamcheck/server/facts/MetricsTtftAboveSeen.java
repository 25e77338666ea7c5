package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports a time to the first token that is longer than the client's. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "the server's TTFT is longer than this client's, allowing for the client's own lag",
        explanation = """
            A client can't have the first token before the server has it. The server takes the time too late, such as at
            the end of the stream, or includes other streams.

            Fix: Take the time of the first token when it is sent.""")
public final class MetricsTtftAboveSeen implements ServerFact {

    /** Servers round to a millisecond. */
    private static final double ROUNDING_MILLIS = 1;

    @Override
    public String agreement() {
        return "a client can't have a first token before the server has it, so its time may be longer";
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        Optional<Summary> server = Ttfts.comparable(page);
        OptionalDouble seen = page.seen().mean(Metric.TTFT);
        if (server.isEmpty() || seen.isEmpty()) {
            return List.of();
        }
        // Without a count the page may include earlier streams: then only its shortest time can be compared with ours.
        boolean counted = server.get().count().isPresent();
        OptionalDouble reported = counted ? server.get().mean() : server.get().lowest();
        double limit = counted
                ? seen.getAsDouble()
                : page.seen().figures().value(Metric.TTFT, Statistic.Simple.MAX).orElse(0);
        String shown = MetricFormat.value(Metric.TTFT, reported.orElse(0));
        String ours = MetricFormat.value(Metric.TTFT, limit);
        return List.of(MetricsComparison.of(
                Metric.TTFT.parameter(),
                (counted ? "a mean of " : "at least ") + shown,
                (counted ? "a mean of " : "at most ") + ours,
                reported.orElse(0) > limit + page.seen().lagMillis() + ROUNDING_MILLIS,
                "reports a ttft of " + shown + ", but this client received its first tokens after " + ours));
    }
}
