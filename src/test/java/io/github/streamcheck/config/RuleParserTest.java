package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleParserTest {

    private final Problems problems = new Problems();

    private Map<String, Severity> parse(String id, String value) {
        return RuleParser.parse(Map.of(id, value), List.of("done-missing", "stall"), problems);
    }

    @Test
    void eachSeverityHasItsWord() {
        assertThat(parse("stall", "error")).containsEntry("stall", Severity.ERROR);
        assertThat(parse("stall", " Warning ")).containsEntry("stall", Severity.WARNING);
        assertThat(parse("stall", "off")).containsEntry("stall", Severity.OFF);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anUnknownRuleIsToldWithTheNearestOne() {
        assertThat(parse("done-mising", "off")).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("rules.done-mising")
                        .contains("done-missing"));
    }

    @Test
    void anUnknownSeverityIsToldWithThoseThatAre() {
        assertThat(parse("stall", "fatal")).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("rules.stall")
                        .contains("fatal")
                        .contains("error, warning or off"));
    }
}
