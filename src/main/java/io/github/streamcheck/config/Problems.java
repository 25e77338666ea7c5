package io.github.streamcheck.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the mistakes in a configuration, so that the user sees all of them at once. Mutable; for one thread. */
public final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(problem);
    }

    /** Adds a problem without a suggestion; see {@link Problem} for the meaning of the three texts. */
    public void add(String parameter, String value, String expected) {
        add(parameter, value, expected, Optional.empty());
    }

    /** Adds a problem; see {@link Problem} for the meaning of the texts. */
    public void add(String parameter, String value, String expected, Optional<String> suggestion) {
        add(new Problem(parameter, value, expected, suggestion));
    }

    /** Adds that there is no such parameter. */
    public void addUnknown(String parameter, String expected, Optional<String> suggestion) {
        add(Problem.unknown(parameter, expected, suggestion));
    }

    /**
     * Adds a problem if the value still holds a <code>${...}</code>, which Maven leaves in place of an undefined property. Other
     * mistakes in such a value are not reported.
     *
     * @return whether it did
     */
    public boolean addIfUnresolved(String parameter, String value) {
        return addIfUnresolved(parameter, value, value);
    }

    /** The same of a value that is shown otherwise, since there may be a secret in it. */
    boolean addIfUnresolved(String parameter, String value, String shown) {
        int start = value.indexOf("${");
        int end = start < 0 ? -1 : value.indexOf('}', start);
        if (end < 0) {
            return false;
        }
        String property = Problem.shown(value.substring(start, end + 1));
        add(
                parameter,
                shown,
                "a value, but " + property + " is not defined: define this property or write the value here");
        return true;
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All problems so far, in the order in which they were added; an immutable copy. */
    public List<Problem> list() {
        return List.copyOf(problems);
    }

    /** Throws if there are problems. */
    public void throwIfAny() throws InvalidPlanException {
        if (!isEmpty()) {
            throw new InvalidPlanException(list());
        }
    }
}
