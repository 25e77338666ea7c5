package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.text.Quantities;
import java.util.List;
import java.util.OptionalDouble;

/** Reports a wrong count of completed streams. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "fewer completed streams than succeeded or, on an exclusive server, more than ended",
        explanation = """
            Success rates and load computed from the page are wrong. Others may use the server too, so more is reported
            only if exclusive is set. A failed stream may count as completed: the server can't know what its client made
            of it.

            Fix: Count each stream once, where it ends. If others use the server too, leave exclusive off.""")
public final class MetricsStreamsMiscounted implements ServerFact {

    @Override
    public String agreement() {
        return "the server counts at least the streams that succeeded";
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        OptionalDouble grown = page.grown(ServerAmount.COMPLETED);
        // Nothing at all, and less than nothing, are other facts.
        if (grown.isEmpty() || grown.getAsDouble() <= 0) {
            return List.of();
        }
        double server = grown.getAsDouble();
        int least = page.seen().succeeded();
        int most = page.seen().ended();
        String seen = Quantities.count(least) + " succeeded of " + Quantities.count(most);
        boolean tooMany = page.exclusive() && page.before().isPresent() && server > most;
        return List.of(MetricsComparison.of(
                ServerAmount.COMPLETED.title(),
                MetricFormat.growth(server),
                seen,
                server < least || tooMany,
                "counts " + Quantities.format(server) + " completed streams, but this client saw "
                        + Quantities.count(least) + " of " + Quantities.count(most) + " succeed"));
    }
}
