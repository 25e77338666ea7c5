package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamRule;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fires on its defect and on nothing else, however the bytes are split; no rule fires on what correct servers do. */
class CorpusTest {

    /** Mutation tests run each case for every mutant that they can't kill; how bytes are split is then not the question. */
    private static final List<Integer> READS =
            Boolean.getBoolean("streamcheck.wholeReads") ? List.of(1 << 20) : List.of(1, 7, 1 << 20);

    @ParameterizedTest
    @MethodSource("cases")
    void exactlyTheseRulesFire(CorpusCase each) {
        for (int bytes : READS) {
            List<Finding> findings = each.stream(bytes).result().findings();

            assertThat(new TreeSet<>(findings.stream().map(Finding::rule).toList()))
                    .as("in reads of " + bytes + " bytes")
                    .isEqualTo(each.finds());
            assertThat(each.says()).as("in %s", findings).allMatch(part -> isSaid(part, findings));
        }
    }

    private static boolean isSaid(String part, List<Finding> findings) {
        return findings.stream()
                .map(each -> each.severity() + ": " + each.message() + ": "
                        + each.evidence().excerpt())
                .anyMatch(text -> text.contains(part));
    }

    static List<CorpusCase> cases() {
        return CorpusCase.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleHasACaseInWhichItFiresAndOneInWhichItNearlyDoes(Rule rule) {
        List<CorpusCase> cases = CorpusCase.all().stream()
                .filter(each -> each.file().equals(rule.id()))
                .toList();

        assertThat(cases).anyMatch(each -> each.finds().contains(rule.id()));
        assertThat(cases).anyMatch(each -> !each.finds().contains(rule.id()));
    }

    static List<StreamRule> rules() {
        return Rule.all().stream()
                .filter(StreamRule.class::isInstance)
                .map(StreamRule.class::cast)
                .toList();
    }
}
