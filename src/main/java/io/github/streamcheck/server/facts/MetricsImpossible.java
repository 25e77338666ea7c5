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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports impossible metrics. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "a metric is negative, infinite or not a number, or TTFT, ITL or TPS are zero after streams",
        explanation = """
            It was divided by zero, subtracted in the wrong order or never set. NaN as the percentile of no values is
            not reported.

            Fix: Correct the computation of the metric, or leave out an unknown one.""")
public final class MetricsImpossible implements ServerFact {

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        List<MetricsComparison> compared = new ArrayList<>();
        page.after().values().forEach((name, value) -> {
            if (value < 0 || !Double.isFinite(value)) {
                compared.add(impossible(name, Quantities.format(value)));
            }
        });
        if (hasCounted(page)) {
            page.after().summaries().forEach((metric, summary) -> {
                if (!summary.isEmpty() && summary.highest().orElse(1) == 0) {
                    compared.add(impossible(metric.parameter(), "0"));
                }
            });
        }
        return compared;
    }

    /** What counts nothing has nothing to time either. */
    private static boolean hasCounted(MetricsDelta page) {
        return Stream.of(ServerAmount.COMPLETED, ServerAmount.TOKENS)
                .anyMatch(amount -> page.grown(amount).orElse(0) > 0);
    }

    private static MetricsComparison impossible(String what, String value) {
        return MetricsComparison.contradicts(what, value, "above 0 and finite", what + " is " + value);
    }
}
