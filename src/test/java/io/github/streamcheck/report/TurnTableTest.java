package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTableTest {

    private static final RunResult CONVERSATIONS = conversations();

    /** Enough first turns for a p95, too few later ones. */
    private static RunResult conversations() {
        List<StreamResult> streams = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            streams.add(Results.turn(1, 400, 100, 0));
        }
        for (int number = 0; number < 10; number++) {
            streams.add(Results.turn(2, 90, 200, 150));
        }
        streams.add(Results.turn(8, 80));
        return Reports.of(streams.toArray(StreamResult[]::new));
    }

    @Test
    void eachTurnHasARow() {
        assertThat(TurnTable.rows(CONVERSATIONS.figures().turns(), FigureMarks.NONE))
                .containsExactly(
                        List.of("turn", "streams", "ttft p50", "ttft p95", "cached prompt"),
                        List.of("1", "100", "400 ms", "400 ms", "0 %"),
                        List.of("2", "10", "90 ms", "-", "75 %"),
                        List.of("8 and later", "1", "-", "-", "-"));
    }

    @Test
    void aSingleTurnHasNoTable() {
        RunResult report = Reports.of(Results.turn(1, 400));

        assertThat(TurnTable.rows(report.figures().turns(), FigureMarks.NONE)).isEmpty();
        assertThat(new TextReport().render(report)).doesNotContain("BY TURN");
        assertThat(new HtmlReport().render(report)).doesNotContain("by turn");
    }

    @Test
    void theTextReportAndTheLogHaveTheTable() {
        String row = "2 +10 +90 ms +- +75 %";

        assertThat(new TextReport().render(CONVERSATIONS))
                .containsPattern("CONVERSATIONS BY TURN\\R.*\\Rturn +streams +ttft p50")
                .containsPattern(row);
        assertThat(new ConsoleSummary(CONVERSATIONS, ConsoleSettings.plain(UTF_8)).lines(Optional.empty()))
                .anyMatch(line -> line.matches(" +" + row));
    }

    @Test
    void thePageHasTheTableAndALinkToIt() {
        assertThat(new HtmlReport().render(CONVERSATIONS))
                .contains("<a href=\"#turns\">Conversations by turn</a>", "<section id=\"turns\">")
                .contains("<th scope=\"row\">8 and later</th>", "<td data-label=\"cached prompt\">75 %</td>");
    }
}
