package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import io.github.streamcheck.server.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A time to the first token that is longer than its client's. */
@AutoService(Rule.class)
public final class TtftAboveSeen implements ServerFact {

    /** Servers round to a millisecond. */
    private static final double ROUNDING_MILLIS = 1;

    @Override
    public String id() {
        return "metrics-ttft-above-seen";
    }

    @Override
    public String summary() {
        return "the server's TTFT is longer than what this client saw, allowing for the client's own lag";
    }

    @Override
    public String explanation() {
        return "A client can't have the first token before the server has it. The server stamps the first token too late, maybe when "
                + "the stream ends, or counts other streams among these.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        Optional<Summary> server = Ttfts.comparable(page);
        OptionalDouble seen = page.seen().mean(Metric.TTFT);
        if (server.isEmpty() || seen.isEmpty()) {
            return List.of();
        }
        // Without a count the page may tell of earlier streams too: then only its shortest time can be held against
        // ours.
        boolean counted = server.get().count().isPresent();
        double says =
                counted ? server.get().mean().orElse(0) : server.get().lowest().orElse(0);
        double limit = counted
                ? seen.getAsDouble()
                : page.seen().figures().value(Metric.TTFT, Statistic.Simple.MAX).orElse(0);
        String shown = Shown.value(Metric.TTFT, says);
        String ours = Shown.value(Metric.TTFT, limit);
        return List.of(
                says > limit + page.seen().lagMillis() + ROUNDING_MILLIS
                        ? Comparison.contradicts(
                                Metric.TTFT.parameter(),
                                shown,
                                ours,
                                "says " + shown + " of ttft, where this client had its tokens after " + ours)
                        : Comparison.agrees(Metric.TTFT.parameter(), shown, ours));
    }
}
