package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A fact that can be decided from the wire. A new rule is one new class, found as a service. Implementations are stateless and
 * thread-safe, and say what they are in a {@link RuleInfo}. Its kind determines what a rule looks at, such as {@link StreamRule}
 * and {@link RunRule}.
 */
public interface Rule {

    /** A stable id in kebab-case. */
    default String id() {
        return RuleDescription.of(getClass()).id();
    }

    /** What it is about. */
    default Category category() {
        return RuleDescription.of(getClass()).category();
    }

    /** The severity of a finding of this rule under the profile {@code openai}. */
    default Severity severity() {
        return RuleDescription.of(getClass()).severity();
    }

    /** Its severity under the profile {@code strict}: never lower. */
    default Severity strictSeverity() {
        return RuleDescription.of(getClass()).strictSeverity();
    }

    /** What is seen on the wire, in one line. */
    default String summary() {
        return RuleDescription.of(getClass()).summary();
    }

    /** What it means, and what breaks for whom. */
    default String explanation() {
        return RuleDescription.of(getClass()).explanation();
    }

    /** What to do about a finding. */
    default String fix() {
        return RuleDescription.of(getClass()).fix();
    }

    /** The rule of that id; empty if there is none, as for a rule that failed. */
    static Optional<Rule> byId(String id) {
        return AllRules.byId(id);
    }

    /** The id of a rule's class. */
    static String idOf(Class<? extends Rule> rule) {
        return RuleDescription.of(rule).id();
    }

    /** All rules, by category and id. */
    static List<Rule> all() {
        return AllRules.LIST;
    }
}
