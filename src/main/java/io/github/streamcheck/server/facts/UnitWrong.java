package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import io.github.streamcheck.server.Summary;
import java.util.ArrayList;
import java.util.List;

/** A time in another unit than it claims. */
@AutoService(Rule.class)
public final class UnitWrong implements ServerFact {

    @Override
    public String id() {
        return "metrics-unit-wrong";
    }

    @Override
    public String summary() {
        return "TTFT, ITL, TPS or duration are about a thousand or a million times what was seen, or a part of it";
    }

    @Override
    public String explanation() {
        return "Seconds where milliseconds are promised, or the reverse. Where a name tells its unit, as in _seconds, that is "
                + "the promise; else it is what the project documents.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        List<Comparison> compared = new ArrayList<>();
        page.after()
                .summaries()
                .keySet()
                .forEach(metric -> page.summary(metric)
                        .filter(summary -> Units.differ(summary, page.seen(), metric))
                        .ifPresent(summary -> compared.add(wrong(page, metric, summary))));
        return compared;
    }

    private static Comparison wrong(Examination page, Metric metric, Summary summary) {
        String server = Shown.value(metric, summary.typical().orElse(0));
        String seen = Shown.value(metric, page.seen().mean(metric).orElse(0));
        return Comparison.contradicts(
                metric.parameter(),
                server,
                seen,
                "says " + server + " of " + metric.parameter() + ", where " + seen + " was seen: is that its unit?");
    }
}
