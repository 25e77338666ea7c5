package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveRulesTest {

    private static List<String> on(Profile profile, Map<String, Severity> severities) {
        return new ActiveRules(new RuleConfig(profile, severities), Rule.all())
                .all(Rule.class).stream().map(Rule::id).toList();
    }

    private static Severity severity(Profile profile, Map<String, Severity> severities, String id) {
        Rule rule = Rule.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ActiveRules(new RuleConfig(profile, severities), Rule.all()).severity(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, done-missing, ERROR",
        "STRICT, done-missing, ERROR",
        "LENIENT, done-missing, ERROR",
        "OPENAI, usage-missing, WARNING",
        "STRICT, usage-missing, ERROR",
        "LENIENT, usage-missing, OFF",
        "OPENAI, finish-key-absent, OFF",
        "STRICT, finish-key-absent, WARNING",
        "LENIENT, finish-key-absent, OFF",
        "LENIENT, object-type, OFF",
        "LENIENT, error-event, ERROR",
        "LENIENT, no-token-delta, ERROR",
        "LENIENT, body-truncated, ERROR",
    })
    void theProfileSaysWhatTheUserDoesNot(Profile profile, String rule, Severity severity) {
        assertThat(severity(profile, Map.of(), rule)).isEqualTo(severity);
    }

    @Test
    void theUserWins() {
        Map<String, Severity> said = Map.of("object-type", Severity.ERROR, "done-missing", Severity.OFF);

        assertThat(severity(Profile.LENIENT, said, "object-type")).isEqualTo(Severity.ERROR);
        assertThat(on(Profile.LENIENT, said)).contains("object-type").doesNotContain("done-missing");
    }

    @Test
    void strictHasEveryRule() {
        assertThat(on(Profile.STRICT, Map.of())).hasSameSizeAs(Rule.all());
    }

    @Test
    void aRuleThatIsOffIsNotAsked() {
        JudgedStream stream = JudgedStream.of(JudgedStream.ROLE, JudgedStream.TOKEN, JudgedStream.STOP);

        assertThat(stream.ruleIds()).containsExactly("done-missing");
        assertThat(stream.with("done-missing", Severity.OFF).ruleIds()).isEmpty();
    }
}
