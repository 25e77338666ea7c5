package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.text.Quantities;
import java.util.List;
import java.util.OptionalDouble;

/** Reports streams that stay active. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "more streams are active after the run than before it, though nobody else used the server",
        explanation = """
            Every stream of this client has ended. An active one still holds memory and a slot, or at least its count: limits on
            concurrency are reached in time, and autoscalers see false load. Servers have two seconds to notice that a stream
            has ended.

            Fix: Release the stream however it ends: in order, by an error, or by a client that left.""")
public final class MetricsStreamsLeaked implements ServerFact {

    @Override
    public String agreement() {
        return "no stream stays active after the run";
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        OptionalDouble active = page.after().amount(ServerAmount.ACTIVE);
        if (active.isEmpty() || !page.isAlone()) {
            return List.of();
        }
        double now = active.getAsDouble();
        double before = page.activeOfOthers();
        // As many as were abandoned are another fact.
        if (now > before && now <= before + page.seen().abandoned().streams()) {
            return List.of();
        }
        return List.of(MetricsComparison.of(
                ServerAmount.ACTIVE.title(),
                Quantities.format(now),
                "0 in flight",
                now > before,
                "reports " + Quantities.format(now) + " active streams, though all have ended"));
    }
}
