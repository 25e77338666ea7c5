package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import java.util.List;
import java.util.OptionalDouble;

/** Completed streams that were not counted, or counted too often. */
@AutoService(Rule.class)
public final class StreamsMiscounted implements ServerFact {

    @Override
    public String id() {
        return "metrics-streams-miscounted";
    }

    @Override
    public String summary() {
        return "completed streams have grown by less than the streams that succeeded or, where the server is exclusive, by more "
                + "than all that ended";
    }

    @Override
    public String explanation() {
        return "Rates of success and load that are computed from the page are wrong. Others may use the server too, so that "
                + "more is fine unless exclusive says that nobody does. A stream that ended badly may count as completed: "
                + "the server can't know what its client made of it.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        OptionalDouble grown = page.grown(ServerAmount.COMPLETED);
        // Nothing at all, and less than nothing, are other facts.
        if (grown.isEmpty() || grown.getAsDouble() <= 0) {
            return List.of();
        }
        double server = grown.getAsDouble();
        int least = page.seen().succeeded();
        int most = page.seen().ended();
        String seen = least + " succeeded of " + most;
        boolean tooMany = page.exclusive() && page.before().isPresent() && server > most;
        return List.of(
                server < least || tooMany
                        ? Comparison.contradicts(
                                ServerAmount.COMPLETED.title(),
                                Shown.growth(server),
                                seen,
                                "counts " + Shown.count(server) + " completed streams, where " + seen + " were seen to")
                        : Comparison.agrees(ServerAmount.COMPLETED.title(), Shown.growth(server), seen));
    }
}
