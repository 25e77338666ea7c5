package io.github.streamcheck.observe;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the rules, once. They are stateless, so that all runs of a JVM share them. */
final class AllRules {

    /** By category and id. */
    static final List<Rule> LIST = ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Rule::category).thenComparing(Rule::id))
            .toList();

    private static final Map<String, Rule> BY_ID =
            LIST.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private AllRules() {}

    static Optional<Rule> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
