package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A fact that can be decided from the wire. A new rule is one new class, found as a service. Implementations are stateless and
 * thread-safe. What a rule looks at is said by its kind, such as {@link StreamRule} and {@link RunRule}.
 */
public interface Rule {

    /** A stable id in kebab-case. */
    String id();

    /** What it is about. */
    Category category();

    /** How much a finding of this rule weighs under the profile {@code openai}. */
    Severity severity();

    /** How much it weighs under the profile {@code strict}: never less. */
    default Severity strictSeverity() {
        return severity();
    }

    /** What is seen on the wire, in one line. */
    String summary();

    /** What it means, what breaks and what to do. */
    String explanation();

    /** All rules, by category and id. */
    static List<Rule> all() {
        return ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Rule::category).thenComparing(Rule::id))
                .toList();
    }
}
