package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import io.github.streamcheck.server.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A time to the first token that is implausibly shorter than its client's. */
@AutoService(Rule.class)
public final class TtftBelowSeen implements ServerFact {

    /** More than the way to any server on earth and back. */
    private static final double ON_THE_WAY_MILLIS = 500;

    @Override
    public String id() {
        return "metrics-ttft-below-seen";
    }

    @Override
    public String summary() {
        return "the server's TTFT is less than half of what this client saw, by more than 500 ms";
    }

    @Override
    public String explanation() {
        return "Something between the two holds the first token back, such as a proxy that buffers, or the server takes the time "
                + "only from when it has got round to the request, and its queue is nowhere to be seen. The opening of "
                + "connections and the client's own lag are not counted.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        Optional<Summary> server = Ttfts.comparable(page);
        OptionalDouble seen = page.seen().meanTtftAtServer();
        if (server.isEmpty() || seen.isEmpty()) {
            return List.of();
        }
        boolean counted = server.get().count().isPresent();
        double says =
                counted ? server.get().mean().orElse(0) : server.get().highest().orElse(0);
        double ours = seen.getAsDouble();
        return ours - page.seen().lagMillis() > 2 * says + ON_THE_WAY_MILLIS
                ? List.of(Comparison.contradicts(
                        Metric.TTFT.parameter(),
                        Shown.value(Metric.TTFT, says),
                        Shown.value(Metric.TTFT, ours),
                        "says " + Shown.value(Metric.TTFT, says) + " of ttft, where this client waited for "
                                + Shown.value(Metric.TTFT, ours)))
                : List.of();
    }
}
