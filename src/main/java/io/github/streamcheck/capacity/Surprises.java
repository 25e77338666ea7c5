package io.github.streamcheck.capacity;

import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds loads with which the server did clearly worse than with a higher one. Stateless. */
final class Surprises {

    /** A difference up to this is an ordinary one between two runs. */
    private static final double CLEARLY = 1 + 4 * Decision.BETWEEN_RUNS;

    private Surprises() {}

    /** In words, one for each threshold at most. */
    static List<String> in(List<Step> ascending, Search search, Thresholds thresholds) {
        List<String> surprises = new ArrayList<>();
        for (Threshold limit : thresholds.ofLoad()) {
            first(ascending, search, limit).ifPresent(surprises::add);
        }
        return surprises;
    }

    private static Optional<String> first(List<Step> ascending, Search search, Threshold limit) {
        for (int lower = 0; lower < ascending.size(); lower++) {
            for (int higher = lower + 1; higher < ascending.size(); higher++) {
                Step less = ascending.get(lower);
                Step more = ascending.get(higher);
                if (isWorse(less, more, limit)) {
                    return Optional.of("with " + search.format(less.load()) + " " + limit.path() + " was "
                            + shown(less, limit) + ", worse than " + shown(more, limit) + " with "
                            + search.format(more.load())
                            + ": was the server warm, and did nothing else use it?");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWorse(Step less, Step more, Threshold limit) {
        Optional<Interval> low = Decision.interval(limit, less.figures());
        Optional<Interval> high = Decision.interval(limit, more.figures());
        if (low.isEmpty() || high.isEmpty()) {
            return false;
        }
        return limit.metric().direction() == Direction.AT_MOST
                ? low.get().low() > high.get().high() * CLEARLY
                : low.get().high() * CLEARLY < high.get().low();
    }

    private static String shown(Step step, Threshold limit) {
        return limit.format(step.figures().value(limit).orElse(Double.NaN));
    }
}
