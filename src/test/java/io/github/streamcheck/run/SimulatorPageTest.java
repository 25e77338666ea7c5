package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.site.Page;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the simulator says what streamcheck finds. */
class SimulatorPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `fault=([a-z0-9-]+)` \\| `([a-z0-9-]+)` ");

    @Test
    void namesFaultsThatAreFoundByTheRuleItSays() {
        List<MatchResult> rows =
                ROW.matcher(Page.ofSite("simulator").text()).results().toList();

        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(FaultCase.all())
                        .anyMatch(each -> each.fault().equals(row.group(1))
                                && each.rules().contains(row.group(2))));
    }
}
