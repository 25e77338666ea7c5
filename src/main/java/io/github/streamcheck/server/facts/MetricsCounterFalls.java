package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/** Reports counters that go down. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "a counter is lower after the streams than it was before",
        explanation = """
            A counter goes down only if its process restarts. The server crashed during the run, or several workers
            answer in turn, each with its own metrics: then no metric on the page describes the whole server.

            Fix: Look for restarts in the server's log; with several workers, collect their metrics in one place.""")
public final class MetricsCounterFalls implements ServerFact {

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        List<MetricsComparison> compared = new ArrayList<>();
        page.before()
                .ifPresent(before -> before.counters().forEach((counter, earlier) -> {
                    double now = page.after().counters().getOrDefault(counter, 0.0);
                    if (now < earlier) {
                        String to = Quantities.format(now);
                        String from = Quantities.format(earlier);
                        String message = counter + " falls from " + from + " to " + to;
                        compared.add(MetricsComparison.contradicts(counter, to, from + " before", message));
                    }
                }));
        return compared;
    }
}
