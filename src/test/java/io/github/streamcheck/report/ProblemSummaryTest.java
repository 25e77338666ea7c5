package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemSummaryTest {

    private static StreamResult bad(int number, String endpoint, String message) {
        StreamResult chat = Results.bad(number, "done-missing", message);
        return Results.result(
                new Endpoint(endpoint, "/v1/" + endpoint),
                number,
                chat.stream().phase(),
                chat.outcome(),
                chat.findings(),
                chat.figures().values());
    }

    private static List<ProblemSummary> problems(StreamResult... streams) {
        return ProblemSummary.failures(Reports.of(streams)).stream()
                .filter(problem -> problem.id().equals("done-missing"))
                .toList();
    }

    @Test
    void aRuleIsOneProblemOnAllItsEndpoints() {
        assertThat(problems(bad(1, "chat", "no end"), bad(2, "chat", "no end"), bad(3, "completions", "no end")))
                .extracting(ProblemSummary::message)
                .containsExactly("no end (chat 2, completions 1)");
    }

    @Test
    void furtherMessagesOfARuleAreCounted() {
        assertThat(problems(bad(1, "chat", "no end"), bad(2, "chat", "no end"), bad(3, "chat", "another")))
                .extracting(ProblemSummary::message)
                .containsExactly("no end, and 1 other message (chat, 3 streams)");
    }

    @Test
    void theFixIsTheRules() {
        assertThat(problems(bad(1, "chat", "no end")).get(0).fix())
                .isEqualTo(Rule.byId("done-missing").map(Rule::fix));
    }

    @Test
    void thresholdsComeAfterWhatTheyFollowFrom() {
        assertThat(ProblemSummary.failures(Reports.of(Results.good(1, 50), Results.bad(2, "done-missing", "no end"))))
                .extracting(ProblemSummary::id)
                .containsExactly("done-missing", "successRate");
    }

    @Test
    void whatFollowsFromAFindingHasNoFixOfItsOwn() {
        assertThat(ProblemSummary.failures(Reports.of(Results.good(1, 50), Results.bad(2, "done-missing", "no end"))))
                .filteredOn(problem -> problem.id().equals("successRate"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).endsWith(", follows from done-missing");
                    assertThat(problem.fix()).isEmpty();
                });
    }

    @Test
    void aThresholdNamesItsWorstStreamAndWhatToDo() {
        assertThat(ProblemSummary.failures(Reports.of(Results.good(1, 50), Results.good(2, 250))))
                .filteredOn(problem -> problem.id().equals("ttft.p95"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .isEqualTo(
                                    "250 ms, required at most 100 ms (150 % above, n=2), worst: stream #2 with 250 ms");
                    assertThat(problem.fix())
                            .hasValueSatisfying(
                                    fix -> assertThat(fix).startsWith("If it grows with the load, requests queue"));
                });
    }
}
