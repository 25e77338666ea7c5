package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Shown;
import java.util.ArrayList;
import java.util.List;

/** A counter that goes down. */
@AutoService(Rule.class)
public final class CounterFalls implements ServerFact {

    @Override
    public String id() {
        return "metrics-counter-falls";
    }

    @Override
    public String summary() {
        return "a counter is lower after the streams than it was before";
    }

    @Override
    public String explanation() {
        return "A counter only grows until its process starts again. One that falls belongs to a server that has crashed "
                + "meanwhile, or to several workers that answer in turn, each for itself: then no figure on the page is "
                + "that of the server.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        List<Comparison> compared = new ArrayList<>();
        page.before()
                .ifPresent(before -> before.counters().forEach((counter, earlier) -> {
                    double now = page.after().counters().getOrDefault(counter, 0.0);
                    if (now < earlier) {
                        compared.add(Comparison.contradicts(
                                counter,
                                Shown.count(now),
                                Shown.count(earlier) + " before",
                                counter + " falls from " + Shown.count(earlier) + " to " + Shown.count(now)));
                    }
                }));
        return compared;
    }
}
