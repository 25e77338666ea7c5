package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.Step.Outcome;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of a search for the highest load.
 *
 * @param search what was searched
 * @param steps the loads that were tried, in this order
 * @param surprises what contradicts that a higher load is harder for the server, in words
 */
public record Capacity(Search search, List<Step> steps, List<String> surprises) {

    public Capacity {
        steps = List.copyOf(steps);
        surprises = List.copyOf(surprises);
    }

    /** The result of these steps, with what is surprising in them. */
    public static Capacity of(Search search, List<Step> steps, Thresholds thresholds) {
        Capacity plain = new Capacity(search, steps, List.of());
        return new Capacity(search, steps, Surprises.in(plain.ascending(), search, thresholds));
    }

    /** The same, with one surprise more. */
    public Capacity with(String surprise) {
        List<String> more = new ArrayList<>(surprises);
        more.add(surprise);
        return new Capacity(search, steps, more);
    }

    /** The steps in ascending order of their loads. */
    public List<Step> ascending() {
        return steps.stream().sorted(Step.BY_LOAD).toList();
    }

    /** The highest load that meets the thresholds, if any does. */
    public Optional<Step> highest() {
        return Step.highestMet(steps);
    }

    /** The lowest load that does not, if there is any. */
    public Optional<Step> beyond() {
        return Step.lowestUnmet(steps);
    }

    /** The capacity: the highest load that meets the thresholds, in the unit of the search; 0 if not even the lowest does. */
    public double value() {
        return highest().map(Step::load).orElse(0.0);
    }

    /** Whether the server's limit is not known, since it is above the highest load, or this client was too late to find it. */
    public boolean isOnlyLowerBound() {
        return beyond().filter(step -> step.outcome() != Outcome.CLIENT_LATE).isEmpty();
    }

    /** The result in one sentence: {@code 23 streams/s meet ttft.p95 <= 800 ms; 24 streams/s do not (ttft.p95 910 ms)}. */
    public String sentence(Thresholds thresholds) {
        String limits = limits(thresholds);
        String next = beyond().map(step -> missing(step, thresholds)).orElse("");
        if (highest().isEmpty()) {
            return "even the lowest load, " + search.format(search.from()) + ", does not meet " + limits + ": " + next;
        }
        double load = highest().get().load();
        String meets = search.format(load) + (load == 1 ? " meets " : " meet ") + limits;
        return next.isEmpty()
                ? "at least " + meets + "; raise the upper end of the search, which is " + search.format(search.to())
                : (isOnlyLowerBound() ? "at least " : "") + meets + "; " + next;
    }

    /** Those of the user; the one that holds by default goes without saying. */
    private static String limits(Thresholds thresholds) {
        return thresholds.ofLoad().stream()
                .filter(limit -> thresholds.isExplicit(limit.metric()))
                .map(Threshold::brief)
                .collect(Collectors.joining(" and "));
    }

    private String missing(Step step, Thresholds thresholds) {
        String load = search.format(step.load());
        return switch (step.outcome()) {
            case MEETS -> "";
            case MISSES ->
                load + (step.load() == 1 ? " does not (" : " do not (")
                        + new Decision(thresholds).missedWords(step.figures()) + ")";
            case FAILS -> "of " + load + " none succeeded, so the search ended there";
            case CLIENT_LATE ->
                "with " + load + " this client itself was late, so the limit of the server is not known; run it on a"
                        + " faster or less busy machine";
        };
    }
}
