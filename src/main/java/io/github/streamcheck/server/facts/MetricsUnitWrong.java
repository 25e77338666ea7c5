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
import java.util.ArrayList;
import java.util.List;

/** Reports times in another unit than documented. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "TTFT, ITL, TPS or duration differ from the measured value by a factor of about 1,000 or 1,000,000",
        explanation = """
            Seconds instead of milliseconds, or the reverse. The unit in the name counts, as in _seconds, or else the
            documented one.

            Fix: Convert the metric to the unit in its name or documentation.""")
public final class MetricsUnitWrong implements ServerFact {

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        List<MetricsComparison> compared = new ArrayList<>();
        page.after()
                .summaries()
                .keySet()
                .forEach(metric -> page.summary(metric)
                        .filter(summary -> Units.differ(summary, page.seen(), metric))
                        .ifPresent(summary -> compared.add(wrong(page, metric, summary))));
        return compared;
    }

    private static MetricsComparison wrong(MetricsDelta page, Metric metric, Summary summary) {
        String server = MetricFormat.value(metric, summary.typical().orElse(0));
        String seen = MetricFormat.value(metric, page.seen().mean(metric).orElse(0));
        return MetricsComparison.contradicts(
                metric.parameter(),
                server,
                seen,
                "reports a " + metric.parameter() + " of " + server + ", but " + seen + " was seen: check the unit");
    }
}
