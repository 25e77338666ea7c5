package io.github.streamcheck.server.facts;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.Comparison;
import io.github.streamcheck.server.Examination;
import io.github.streamcheck.server.ServerFact;
import io.github.streamcheck.server.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A page that knows nothing of the streams that it was asked for after. */
@AutoService(Rule.class)
public final class CountsNothing implements ServerFact {

    @Override
    public String id() {
        return "metrics-count-nothing";
    }

    @Override
    public String summary() {
        return "what the page counts of streams and tokens has not grown, or its times have no data, though streams succeeded";
    }

    @Override
    public String explanation() {
        return "The page is there and nobody feeds it: whoever watches it sees a server without users. Often the streams' own path "
                + "is not instrumented, or a worker process keeps the figures to itself. Figures of a window of time are "
                + "asked for right after the streams, and must still be there.";
    }

    @Override
    public List<Comparison> compare(Examination page) {
        if (page.seen().succeeded() == 0) {
            return List.of();
        }
        List<Comparison> compared = new ArrayList<>();
        count(page, ServerAmount.COMPLETED, page.seen().succeeded()).ifPresent(compared::add);
        count(page, ServerAmount.TOKENS, page.seen().tokens()).ifPresent(compared::add);
        page.after()
                .summaries()
                .keySet()
                .forEach(metric -> page.summary(metric)
                        .filter(Summary::isEmpty)
                        .filter(summary -> page.seen().mean(metric).isPresent())
                        .ifPresent(summary -> compared.add(Comparison.contradicts(
                                metric.parameter(),
                                "nothing",
                                page.seen().succeeded() + " streams",
                                "has no data of " + metric.parameter() + " after streams"))));
        return compared;
    }

    /** Any growth will do here: how much it has to be, other facts say. */
    private static Optional<Comparison> count(Examination page, ServerAmount amount, long seen) {
        OptionalDouble grown = page.grown(amount);
        return grown.isPresent() && grown.getAsDouble() == 0 && seen > 0
                ? Optional.of(Comparison.contradicts(
                        amount.title(),
                        "+0",
                        "+" + seen,
                        "counts no " + amount.title() + ", where " + seen + " were seen"))
                : Optional.empty();
    }
}
