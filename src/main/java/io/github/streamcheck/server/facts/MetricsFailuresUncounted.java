package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.server.ClientObservations;
import io.github.streamcheck.server.MetricFormat;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.text.Quantities;
import java.util.List;
import java.util.OptionalDouble;

/** Reports failed streams that the server did not count. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.SERVER,
        severity = Severity.WARNING,
        summary = "completed and failed streams together grew by less than the streams that began and ended",
        explanation = """
            A stream failed and the server did not count it: its error rate is too low. Common cause: an exception ends
            the stream without updating the counter.

            Fix: Count failures where the stream ends, whatever the reason.""")
public final class MetricsFailuresUncounted implements ServerFact {

    @Override
    public String agreement() {
        return "completed and failed streams together are at least as many as this client saw begin and end";
    }

    @Override
    public List<MetricsComparison> compare(MetricsDelta page) {
        OptionalDouble completed = page.grown(ServerAmount.COMPLETED);
        OptionalDouble failed = page.grown(ServerAmount.FAILED);
        ClientObservations seen = page.seen();
        boolean broken = seen.begun() > seen.succeeded();
        // That completed streams are not counted is another fact.
        if (!broken || completed.isEmpty() || failed.isEmpty() || completed.getAsDouble() < seen.succeeded()) {
            return List.of();
        }
        String server = MetricFormat.growth(completed.getAsDouble()) + " completed, "
                + MetricFormat.growth(failed.getAsDouble()) + " failed";
        String ours = Quantities.count(seen.succeeded()) + " succeeded, "
                + Quantities.count(seen.begun() - seen.succeeded()) + " failed";
        double counted = completed.getAsDouble() + failed.getAsDouble();
        return List.of(MetricsComparison.of(
                ServerAmount.FAILED.title(),
                server,
                ours,
                counted < seen.begun(),
                "counts " + Quantities.format(counted) + " streams, completed and failed, but "
                        + Quantities.count(seen.begun())
                        + " have started and ended"));
    }
}
