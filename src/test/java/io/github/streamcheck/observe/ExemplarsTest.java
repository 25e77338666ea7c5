package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExemplarsTest {

    private final Exemplars exemplars = new Exemplars(Sanitizer.WITHOUT_SECRETS);

    private void run(StreamResult result) {
        exemplars.watch(result.stream());
        exemplars.add(result);
    }

    private static StreamResult good(int number, double ttft, double longestGap) {
        return Results.result(
                number,
                Phase.MEASURED,
                StreamResult.Outcome.SUCCEEDED,
                List.of(),
                Map.of(Metric.TTFT, ttft, Metric.STALL, longestGap));
    }

    private List<String> chosen(double median) {
        return exemplars.list(OptionalDouble.of(median)).stream()
                .map(exemplar -> exemplar.why() + " #" + exemplar.number())
                .toList();
    }

    @Test
    void theSlowestTheLongestPauseAndATypicalOneAreShown() {
        run(good(1, 10, 5));
        run(good(2, 90, 5));
        run(good(3, 20, 70));
        run(good(4, 31, 5));

        assertThat(chosen(30)).containsExactly("slowest first token #2", "longest pause #3", "typical #4");
    }

    @Test
    void aStreamIsShownOnceWithAllThatItWasChosenFor() {
        run(good(1, 10, 5));

        assertThat(chosen(10)).containsExactly("slowest first token and longest pause #1");
    }

    @Test
    void theFirstOfEachKindOfFailureIsShownUpToABound() {
        for (int i = 0; i < 10; i++) {
            run(Results.bad(2 * i + 1, "rule-" + i, "no"));
            run(Results.bad(2 * i + 2, "rule-" + i, "no"));
        }

        assertThat(chosen(0))
                .hasSize(Exemplars.MOST_FAILURES)
                .startsWith("first failed by rule-0 #1", "first failed by rule-1 #3");
    }

    @Test
    void theWarmUpIsNotWatched() {
        run(Results.result(1, Phase.WARMUP, StreamResult.Outcome.FAILED, List.of(), Map.of()));
        run(Results.result(2, Phase.MEASURED, StreamResult.Outcome.CANCELLED, List.of(), Map.of()));

        assertThat(chosen(0)).isEmpty();
    }

    @Test
    void noMoreThanSomeStreamsAreWatchedAtATime() {
        for (int number = 1; number <= Exemplars.MOST_WATCHED + 1; number++) {
            exemplars.watch(good(number, 10, 5).stream());
        }
        exemplars.add(good(Exemplars.MOST_WATCHED + 1, 99, 5));
        assertThat(chosen(0)).as("that one had no place").isEmpty();

        exemplars.add(good(1, 10, 5));
        run(good(500, 99, 5));
        assertThat(chosen(0)).as("but the next one had the first one's").first().isEqualTo("slowest first token #500");
    }

    @Test
    void aTallyShowsWhatItWatched() {
        StreamResult result = good(1, 10, 5);
        exemplars.watch(result.stream()).on(new StreamEvent.CommentReceived(7_000_000, 0, Bytes.utf8(": ping")));
        exemplars.add(result);

        assertThat(exemplars.list(OptionalDouble.empty()).get(0).beginning())
                .extracting(Exemplar.Moment::excerpt)
                .containsExactly(": ping");
    }
}
