package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Figures that no server can have. */
@AutoService(Rule.class)
public final class Impossible implements ServerFact {

    @Override
    public String id() {
        return "metrics-impossible";
    }

    @Override
    public String summary() {
        return "a figure is negative, infinite or not a number, or TTFT, ITL or TPS are zero after streams";
    }

    @Override
    public String explanation() {
        return "It was divided by zero, subtracted in the wrong order or never set. A percentile of no values that is not a number "
                + "is none of these.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        List<Comparison> compared = new ArrayList<>();
        page.after().values().forEach((name, value) -> {
            if (value < 0 || !Double.isFinite(value)) {
                compared.add(impossible(name, Shown.count(value)));
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
    private static boolean hasCounted(Examination page) {
        return Stream.of(ServerAmount.COMPLETED, ServerAmount.TOKENS)
                .anyMatch(amount -> page.grown(amount).orElse(0) > 0);
    }

    private static Comparison impossible(String what, String value) {
        return Comparison.contradicts(what, value, "above 0 and finite", what + " is " + value);
    }
}
