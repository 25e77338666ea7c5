package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.Step.Outcome;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The course of a search: runs one load after the other, each as often as its decision needs. For one use, by one thread. */
public final class CapacitySearch {

    /** So often a load is run again because this client was late. A pause of its own passes, too slow a machine stays. */
    static final int MOST_LATE_RUNS = 3;

    private final Search search;
    private final Thresholds thresholds;
    private final Decision decision;
    private final Runner runner;
    private final List<Step> steps = new ArrayList<>();

    /** Runs loads. */
    public interface Runner {

        /**
         * Runs a load once; empty if the run has been stopped.
         *
         * @param run counts the runs of this load from 0
         */
        Optional<Attempt> run(double load, int run);

        /** The last load that was run is decided. */
        default void decided(Step step) {}
    }

    /**
     * One run of a load.
     *
     * @param figures what its streams came to
     * @param clientLate whether a threshold is missed and this client itself was too late to say that of the server; the earlier runs of
     *     the same load then are not used either
     */
    public record Attempt(EndpointFigures figures, boolean clientLate) {}

    public CapacitySearch(Search search, Thresholds thresholds, Runner runner) {
        this.search = search;
        this.thresholds = thresholds;
        this.decision = new Decision(thresholds);
        this.runner = runner;
    }

    /** Searches to the end, or until the run is stopped. */
    public Capacity run() {
        OptionalDouble load = NextLoad.after(steps, search);
        while (load.isPresent()) {
            Optional<Step> step = step(load.getAsDouble());
            step.ifPresent(steps::add);
            step.ifPresent(runner::decided);
            load = step.isPresent() ? NextLoad.after(steps, search) : OptionalDouble.empty();
        }
        return Capacity.of(search, steps, thresholds);
    }

    private Optional<Step> step(double load) {
        List<EndpointFigures> counted = new ArrayList<>();
        int late = 0;
        for (int run = 0; ; run++) {
            Optional<Attempt> attempt = runner.run(load, run);
            if (attempt.isEmpty()) {
                return Optional.empty();
            }
            EndpointFigures figures = attempt.get().figures();
            if (figures.answered() == 0) {
                return Optional.of(new Step(load, Outcome.FAILS, run + 1, figures));
            }
            if (attempt.get().clientLate()) {
                counted.clear();
                late++;
                if (late == MOST_LATE_RUNS) {
                    return Optional.of(new Step(load, Outcome.CLIENT_LATE, run + 1, figures));
                }
                continue;
            }
            counted.add(figures);
            EndpointFigures all = EndpointFigures.sum(counted);
            Decision.Kind decided = decision.of(all, counted.size());
            if (decided != Decision.Kind.NEAR) {
                Outcome outcome = decided == Decision.Kind.MEETS ? Outcome.MEETS : Outcome.MISSES;
                return Optional.of(new Step(load, outcome, run + 1, all));
            }
        }
    }
}
