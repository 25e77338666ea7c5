package io.github.streamcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.report.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

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

    private static List<Problem> problems(StreamResult... streams) {
        return Problem.of(Reports.of(streams).verdict().violations()).stream()
                .filter(problem -> problem.id().equals("done-missing"))
                .toList();
    }

    @Test
    void aRuleIsOneProblemOnAllItsEndpoints() {
        assertThat(problems(bad(1, "chat", "no end"), bad(2, "chat", "no end"), bad(3, "completions", "no end")))
                .extracting(Problem::words)
                .containsExactly("no end (chat 2, completions 1 streams)");
    }

    @Test
    void furtherMessagesOfARuleAreCounted() {
        assertThat(problems(bad(1, "chat", "no end"), bad(2, "chat", "no end"), bad(3, "chat", "another")))
                .extracting(Problem::words)
                .containsExactly("no end (chat, 2 streams); and 1 more message");
    }

    @Test
    void theFixIsTheRules() {
        assertThat(problems(bad(1, "chat", "no end")).get(0).fix())
                .isEqualTo(Rule.byId("done-missing").map(Rule::fix));
    }
}
