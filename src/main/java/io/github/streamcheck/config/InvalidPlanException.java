package io.github.streamcheck.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if no plan can be made from the user's configuration; has all mistakes in it. */
public final class InvalidPlanException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one
     * @throws IllegalArgumentException if there is none
     */
    public InvalidPlanException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** At least one problem, in the order in which they were found. Immutable. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a plan without problems is not invalid");
        }
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(Problem::message)
                .collect(Collectors.joining("\n  ", count + " in the configuration:\n  ", ""));
    }
}
