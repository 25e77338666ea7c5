package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.Seen;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import java.util.List;
import java.util.OptionalDouble;

/** Streams that broke, and that nobody counted. */
@AutoService(Rule.class)
public final class FailuresUncounted implements ServerFact {

    @Override
    public String id() {
        return "metrics-failures-uncounted";
    }

    @Override
    public String summary() {
        return "completed and failed streams together have grown by less than the streams that the server began and that ended";
    }

    @Override
    public String explanation() {
        return "A stream broke, and for the server it never was: its rate of errors is too good to be true. Typical is a generator "
                + "whose exception ends the stream without passing by the counter.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        OptionalDouble completed = page.grown(ServerAmount.COMPLETED);
        OptionalDouble failed = page.grown(ServerAmount.FAILED);
        Seen seen = page.seen();
        boolean broken = seen.begun() > seen.succeeded();
        // That completed streams are not counted is another fact.
        if (!broken || completed.isEmpty() || failed.isEmpty() || completed.getAsDouble() < seen.succeeded()) {
            return List.of();
        }
        String server =
                Shown.growth(completed.getAsDouble()) + " and " + Shown.growth(failed.getAsDouble()) + " failed";
        String ours = seen.succeeded() + " and " + (seen.begun() - seen.succeeded()) + " that failed";
        double counted = completed.getAsDouble() + failed.getAsDouble();
        return List.of(
                counted < seen.begun()
                        ? Comparison.contradicts(
                                ServerAmount.FAILED.title(),
                                server,
                                ours,
                                "counts " + Shown.count(counted) + " streams, completed and failed, where "
                                        + seen.begun() + " were begun and ended")
                        : Comparison.agrees(ServerAmount.FAILED.title(), server, ours));
    }
}
