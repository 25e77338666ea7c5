package io.github.streamcheck.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each rule weighs.
 *
 * @param profile for the rules that {@code severities} says nothing of
 * @param severities what the user said, by the rule's id
 */
public record RuleChoice(Profile profile, Map<String, Severity> severities) {

    /** What mainstream clients need, and nothing else said. */
    public static final RuleChoice DEFAULT = new RuleChoice(Profile.OPENAI, Map.of());

    public RuleChoice {
        severities = Collections.unmodifiableMap(new TreeMap<>(severities));
    }
}
