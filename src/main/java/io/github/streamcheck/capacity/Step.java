package io.github.streamcheck.capacity;

import io.github.streamcheck.observe.EndpointFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A load that was tried.
 *
 * @param load in streams per second, or streams at the same time
 * @param outcome what came of it
 * @param runs how often it was run until that was decided, 1 or more
 * @param figures those of all these runs together
 */
public record Step(double load, Outcome outcome, int runs, EndpointFigures figures) {

    static final Comparator<Step> BY_LOAD = Comparator.comparingDouble(Step::load);

    /** What can come of a load. */
    public enum Outcome {
        /** It meets the thresholds. */
        MEETS("meets"),
        /** It misses a threshold. */
        MISSES("misses"),
        /** No stream succeeded. */
        FAILS("fails"),
        /** This client was too late for the load, so it says nothing about the server. */
        CLIENT_LATE("client late");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** The word for it in reports. */
        public String word() {
            return word;
        }
    }

    /** The highest load of these that meets the thresholds, if any does. */
    static Optional<Step> highestMet(List<Step> steps) {
        return steps.stream().filter(Step::isMet).max(BY_LOAD);
    }

    /** The lowest load of these that does not, if there is any. */
    static Optional<Step> lowestUnmet(List<Step> steps) {
        return steps.stream().filter(step -> !step.isMet()).min(BY_LOAD);
    }

    /** Whether the load meets the thresholds. */
    public boolean isMet() {
        return outcome == Outcome.MEETS;
    }
}
