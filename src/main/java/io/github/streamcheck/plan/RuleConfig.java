package io.github.streamcheck.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The severities of rules.
 *
 * @param profile for the rules that {@code severities} says nothing of
 * @param severities what the user configured, by the rule's id
 */
public record RuleConfig(Profile profile, Map<String, Severity> severities) {

    /** The profile of mainstream clients, without severities of the user. */
    public static final RuleConfig DEFAULT = new RuleConfig(Profile.OPENAI, Map.of());

    public RuleConfig {
        severities = Collections.unmodifiableMap(new TreeMap<>(severities));
    }
}
