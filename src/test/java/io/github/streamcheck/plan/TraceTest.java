package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final Trace TRACE = new Trace(
            "calls.jsonl",
            List.of(
                    new Trace.Call(Duration.ZERO, 1_300, 5, List.of(46L, 47L, 48L)),
                    new Trace.Call(Duration.ofSeconds(1), 1_100, 6, List.of(46L, 47L, 49L)),
                    new Trace.Call(Duration.ofSeconds(2), 100, 7, List.of(47L)),
                    new Trace.Call(Duration.ofSeconds(3), 600, 8, List.of(46L)),
                    new Trace.Call(Duration.ofMinutes(10), 600, 9, List.of(46L))));

    private static List<String> words(long seed, int turn) {
        return List.of(new Prompts.Traced(TRACE, seed).measured(turn, 99).text().split(" ", -1));
    }

    @Test
    void aPromptHasAsManyWordsAsItsRequestHadTokens() {
        assertThat(IntStream.range(0, 5).map(turn -> words(1, turn).size()))
                .containsExactly(1_300, 1_100, 100, 600, 600);
    }

    @Test
    void equalBlocksHaveEqualTextsAndOthersDoNot() {
        assertThat(words(1, 0).subList(0, 1_024)).isEqualTo(words(1, 1).subList(0, 1_024));
        assertThat(words(1, 0).subList(1_024, 1_100)).isNotEqualTo(words(1, 1).subList(1_024, 1_100));
        assertThat(words(1, 0).subList(0, 512)).isNotEqualTo(words(1, 0).subList(512, 1_024));
        assertThat(words(1, 2))
                .as("the beginning of a block")
                .isEqualTo(words(1, 0).subList(512, 612));
    }

    @Test
    void whatIsLongerThanItsBlocksHasATextOfItsOwn() {
        assertThat(words(1, 3).subList(0, 512)).isEqualTo(words(1, 4).subList(0, 512));
        assertThat(words(1, 3).subList(512, 600)).isNotEqualTo(words(1, 4).subList(512, 600));
    }

    @Test
    void aSeedHasTheSameTextsAgainAndAnotherHasOthers() {
        assertThat(words(1, 0)).isEqualTo(words(1, 0));
        assertThat(words(1, 0).subList(0, 20)).isNotEqualTo(words(2, 0).subList(0, 20));
        assertThat(new Prompts.Traced(TRACE, 1).digest()).isNotEqualTo(new Prompts.Traced(TRACE, 2).digest());
    }

    @Test
    void streamsThatAreNotMeasuredHaveOtherPrompts() {
        Prompts prompts = new Prompts.Traced(TRACE, 1);

        assertThat(words(1, 0)).doesNotContainSequence(prompts.prompt(0).text().split(" ", -1));
        assertThat(prompts.prompt(0).maxTokens()).isEmpty();
    }

    @Test
    void eachRequestHasItsOwnLimit() {
        assertThat(new Prompts.Traced(TRACE, 1).measured(2, 99).marked("[r-1] ").maxTokens())
                .hasValue(7);
    }

    @Test
    void aKnownPromptIsAskedAsItIs() {
        Prompt asked = new Prompt.Conversation(new Prompt.Text("Why?").messages(), Map.of("tool_choice", "none"), 1)
                .limitedTo(8);
        Prompts prompts = new Prompts.Traced(
                new Trace("calls.jsonl", List.of(new Trace.Call(Duration.ZERO, new Trace.Known(asked)))), 1);

        assertThat(prompts.measured(0, 99)).isEqualTo(asked);
        assertThat(prompts.measured(0, 99).marked("[r-1] "))
                .isEqualTo(new Prompt.Conversation(
                                new Prompt.Text("[r-1] Why?").messages(), Map.of("tool_choice", "none"), 1)
                        .limitedTo(8));
        assertThat(prompts.given()).containsExactly(asked);
    }

    @Test
    void theLoadSaysWhatIsReplayed() {
        assertThat(new Stage.Replay(TRACE, 1, 10).stage().describe())
                .isEqualTo("trace calls.jsonl: 5 requests in 10 m");
        assertThat(new Stage.Replay(TRACE, 2, 10).stage().abandoning(0.1).describe())
                .isEqualTo("trace calls.jsonl: 5 requests in 10 m, twice as fast, 10 % abandoned");
        assertThat(new Stage.Replay(TRACE, 0.5, 10).stage().describe())
                .isEqualTo("trace calls.jsonl: 5 requests in 10 m, 0.5 times as fast");
    }

    @Test
    void itTakesAtLeastUntilItsLastRequest() {
        Load load = Load.closed(1, 1, 0).replaying(new Stage.Replay(TRACE, 2, 10).stage());

        assertThat(load.least()).isEqualTo(Duration.ofMinutes(5));
        assertThat(load.trace()).contains(TRACE);
    }
}
