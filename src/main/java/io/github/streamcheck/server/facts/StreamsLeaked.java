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

/** Streams that stay active for ever. */
@AutoService(Rule.class)
public final class StreamsLeaked implements ServerFact {

    @Override
    public String id() {
        return "metrics-streams-leaked";
    }

    @Override
    public String summary() {
        return "more streams are active after the run than before it, though nobody else used the server";
    }

    @Override
    public String explanation() {
        return "Every stream of this client has ended. One that the server takes for active still holds its memory and its place, "
                + "or at least its count: limits on concurrency are reached by and by, and autoscalers see a load that is none. "
                + "Servers get two seconds to notice.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        OptionalDouble active = page.after().amount(ServerAmount.ACTIVE);
        if (active.isEmpty() || !page.isAlone()) {
            return List.of();
        }
        double now = active.getAsDouble();
        double before = page.exclusive() ? 0 : page.earlier(ServerAmount.ACTIVE);
        return List.of(
                now > before
                        ? Comparison.contradicts(
                                ServerAmount.ACTIVE.title(),
                                Shown.count(now),
                                "0 in flight",
                                "says that " + Shown.count(now) + " streams are active, though all have ended")
                        : Comparison.agrees(ServerAmount.ACTIVE.title(), Shown.count(now), "0 in flight"));
    }
}
