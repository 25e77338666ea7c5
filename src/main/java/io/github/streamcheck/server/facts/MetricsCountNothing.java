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
import io.github.streamcheck.server.Summary;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports metrics that do not change during the run. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "the page counts no streams or tokens, or its times have no data, though streams succeeded",
        explanation = """
            The page exists, but nothing updates it: it shows a server without users. Often the streaming path is not
            instrumented, or each worker process keeps its own metrics. Metrics of a time window are read right after
            the streams, and must still be there.

            Fix: Count in the streaming path too, and share the metrics of all worker processes.""")
public final class MetricsCountNothing implements ServerFact {

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        if (page.seen().succeeded() == 0) {
            return List.of();
        }
        List<MetricsComparison> compared = new ArrayList<>();
        count(page, ServerAmount.COMPLETED, page.seen().succeeded()).ifPresent(compared::add);
        count(page, ServerAmount.TOKENS, page.seen().tokens()).ifPresent(compared::add);
        page.after()
                .summaries()
                .keySet()
                .forEach(metric -> page.summary(metric)
                        .filter(Summary::isEmpty)
                        .filter(summary -> page.seen().mean(metric).isPresent())
                        .ifPresent(summary -> compared.add(MetricsComparison.contradicts(
                                metric.parameter(),
                                "nothing",
                                Quantities.count(page.seen().succeeded()) + " streams",
                                "has no data of " + metric.parameter() + " after streams"))));
        return compared;
    }

    /** Any growth is enough here; other facts compare the amount. */
    private static Optional<MetricsComparison> count(MetricsDelta page, ServerAmount amount, long seen) {
        OptionalDouble grown = page.grown(amount);
        return grown.isPresent() && grown.getAsDouble() == 0 && seen > 0
                ? Optional.of(MetricsComparison.contradicts(
                        amount.title(),
                        "+0",
                        "+" + Quantities.count(seen),
                        "counts no " + amount.title() + ", but " + Quantities.count(seen) + " were seen"))
                : Optional.empty();
    }
}
