package io.github.streamcheck.config;

import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.NearestName;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the severities of rules. */
final class RuleParser {

    private static final String PREFIX = "rules.";

    private RuleParser() {}

    static Map<String, Severity> parse(Map<String, String> settings, Collection<String> known, Problems problems) {
        Map<String, Severity> severities = new TreeMap<>();
        settings.forEach((id, value) -> {
            if (!known.contains(id)) {
                problems.addUnknown(
                        PREFIX + id, "the id of a rule (see the page of all rules)", NearestName.of(id, known));
            } else if (!problems.addIfUnresolved(PREFIX + id, value)) {
                severity(value)
                        .ifPresentOrElse(
                                severity -> severities.put(id, severity),
                                () -> problems.add(PREFIX + id, value, "error, warning or off"));
            }
        });
        return severities;
    }

    private static Optional<Severity> severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(text.trim().toLowerCase(Locale.ROOT))) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
