package io.github.streamcheck.observe;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A fact about one stream that can be decided from the wire. A new rule is one new class in {@code rules}, found as a service.
 * Implementations are stateless and thread-safe; the state of a stream is in the observer that they make.
 */
public interface Rule {

    /** A stable id in kebab-case. */
    String id();

    /** How much a finding of this rule weighs unless the user says otherwise. */
    Severity severity();

    /** What is seen on the wire, in one line. */
    String summary();

    /** What it means, what breaks and what to do. */
    String explanation();

    /**
     * Begins to watch a stream.
     *
     * @param facts what has been seen of the stream, up to and including the event that the observer is given
     * @param findings takes what is found
     */
    StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings);

    /** All rules, by id. */
    static List<Rule> all() {
        return ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}
