package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a run with their severities. Immutable. */
public final class ActiveRules {

    private final RuleConfig choice;
    private final List<Rule> rules;
    private final Map<EventShape, List<StreamRule>> ofStreams = new EnumMap<>(EventShape.class);

    /** All of {@code rules} that {@code choice} does not switch off. */
    public ActiveRules(RuleConfig choice, List<? extends Rule> rules) {
        this.choice = choice;
        this.rules = rules.stream()
                .filter(rule -> severity(choice, rule) != Severity.OFF)
                .<Rule>map(rule -> rule)
                .toList();
        for (EventShape shape : EventShape.values()) {
            ofStreams.put(
                    shape,
                    all(StreamRule.class).stream()
                            .filter(rule -> rule.isAbout(shape))
                            .toList());
        }
    }

    /** All rules that are on and about streams whose events have this shape. */
    List<StreamRule> ofStreams(EventShape shape) {
        return ofStreams.getOrDefault(shape, List.of());
    }

    /** All rules of a kind that are on. */
    public <R extends Rule> List<R> all(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The severity of a finding of {@code rule}; never {@link Severity#OFF} for one that is on. */
    public Severity severity(Rule rule) {
        return severity(choice, rule);
    }

    /** The severity of a lesser finding of {@code rule}: a warning, unless the user configured another. */
    public Severity minorSeverity(Rule rule) {
        return configured(choice, rule).orElse(Severity.WARNING);
    }

    private static Severity severity(RuleConfig choice, Rule rule) {
        return configured(choice, rule).orElseGet(() -> byProfile(choice.profile(), rule));
    }

    private static Optional<Severity> configured(RuleConfig choice, Rule rule) {
        return Optional.ofNullable(choice.severities().get(rule.id()));
    }

    private static Severity byProfile(Profile profile, Rule rule) {
        return switch (profile) {
            case OPENAI -> rule.severity();
            case STRICT -> rule.strictSeverity();
            case LENIENT -> rule.category().isLenient() ? rule.severity() : Severity.OFF;
        };
    }
}
