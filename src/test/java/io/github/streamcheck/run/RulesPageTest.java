package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of all rules is up to date, and every rule is tested. */
class RulesPageTest {

    @Test
    void isUpToDate() throws IOException {
        String page = new RulesPage().render();
        if (Boolean.getBoolean("streamcheck.update")) {
            Files.writeString(RulesPage.FILE, page);
        }

        assertThat(RulesPage.FILE)
                .as("fix with -Dtest=RulesPageTest -Dstreamcheck.update=true")
                .hasContent(page);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAFaultAndATest(Rule rule) {
        assertThat(new RulesPage().faults(rule)).isNotEmpty();
        assertThat(new RulesPage().tests(rule)).isNotEmpty();
    }

    static List<Rule> rules() {
        return Rule.all();
    }
}
