package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.Step.Outcome;
import io.github.streamcheck.plan.Search;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Chooses the load that is tried next: twice the last one until a load is not met, then one between the highest that is met and the
 * lowest that is not, until these are near each other. Stateless.
 */
public final class NextLoad {

    private NextLoad() {}

    /** The load after these; empty if the search is over. */
    public static OptionalDouble after(List<Step> steps, Search search) {
        if (steps.isEmpty()) {
            return OptionalDouble.of(search.from());
        }
        // A server that fails as a whole may be gone, and would fail at any load.
        if (steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILS)) {
            return OptionalDouble.empty();
        }
        OptionalDouble met = highestMet(steps);
        OptionalDouble missed = lowestUnmet(steps);
        if (met.isEmpty() || (missed.isEmpty() && met.getAsDouble() >= search.to())) {
            return OptionalDouble.empty();
        }
        return missed.isEmpty()
                ? OptionalDouble.of(search.doubled(met.getAsDouble()))
                : search.between(met.getAsDouble(), missed.getAsDouble());
    }

    static OptionalDouble highestMet(List<Step> steps) {
        return steps.stream().filter(Step::isMet).mapToDouble(Step::load).max();
    }

    static OptionalDouble lowestUnmet(List<Step> steps) {
        return steps.stream()
                .filter(step -> !step.isMet())
                .mapToDouble(Step::load)
                .min();
    }
}
