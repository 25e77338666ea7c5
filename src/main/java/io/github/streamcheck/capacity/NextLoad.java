package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.Step.Outcome;
import io.github.streamcheck.plan.Search;
import java.util.List;
import java.util.Optional;
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
        Optional<Step> met = Step.highestMet(steps);
        Optional<Step> missed = Step.lowestUnmet(steps);
        if (met.isEmpty() || (missed.isEmpty() && met.get().load() >= search.to())) {
            return OptionalDouble.empty();
        }
        return missed.isEmpty()
                ? OptionalDouble.of(search.doubled(met.get().load()))
                : search.between(met.get().load(), missed.get().load());
    }
}
