package io.github.streamcheck.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final OptionalInt UNLIMITED = OptionalInt.empty();

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(generate(7, 20, UNLIMITED)).isEqualTo(generate(7, 20, UNLIMITED));
    }

    @Test
    void differsForAnotherSeed() {
        assertThat(generate(7, 20, UNLIMITED)).isNotEqualTo(generate(8, 20, UNLIMITED));
    }

    @Test
    void isOneWordATokenWithBlanksBetween() {
        Completion completion = generate(7, 20, UNLIMITED);

        assertThat(completion.deltas()).hasSize(20);
        assertThat(completion.text().split(" ")).hasSize(20);
    }

    @Test
    void isABeginningOfTheSameTextUnderALimit() {
        assertThat(generate(7, 20, UNLIMITED).text())
                .startsWith(generate(7, 20, OptionalInt.of(5)).text());
    }

    @Test
    void endsByLengthOnlyIfTheLimitCutIt() {
        assertThat(generate(7, 20, OptionalInt.of(19)).finishReason()).isEqualTo("length");
        assertThat(generate(7, 20, OptionalInt.of(20)).finishReason()).isEqualTo("stop");
    }

    @Test
    void endsBeforeTheFirstStopEvenInsideAWord() {
        Completion whole = generate(7, 20, UNLIMITED);
        String stop = whole.text().substring(11, 14);

        Completion stopped = Completion.generate(7, 20, UNLIMITED, List.of("\n", stop));

        assertThat(stopped.text())
                .isEqualTo(whole.text().substring(0, whole.text().indexOf(stop)));
        assertThat(stopped.finishReason()).isEqualTo("stop");
    }

    @Test
    void isEmptyIfTheTextBeginsWithAStop() {
        String first = generate(7, 20, UNLIMITED).deltas().get(0);

        assertThat(Completion.generate(7, 20, UNLIMITED, List.of(first)).deltas())
                .isEmpty();
    }

    @Test
    void countsReasoningToTheLimit() {
        Completion completion = Completion.reasoned(7, 4, 20, OptionalInt.of(6), List.of());

        assertThat(completion.reasoning()).hasSize(4);
        assertThat(completion.deltas()).isEqualTo(generate(7, 2, UNLIMITED).deltas());
        assertThat(completion.finishReason()).isEqualTo("length");
    }

    @Test
    void spendsASmallLimitOnReasoning() {
        Completion completion = Completion.reasoned(7, 4, 20, OptionalInt.of(3), List.of());

        assertThat(completion.reasoning()).hasSize(3);
        assertThat(completion.deltas()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo("length");
    }

    @Test
    void callsEachToolInPiecesOfItsArguments() {
        Completion completion =
                Completion.calling(List.of(new Tool("a", "{\"x\":12345}"), new Tool("b", "{}")), 0, UNLIMITED);

        assertThat(completion.calls()).extracting(Completion.ToolCall::name).containsExactly("a", "b");
        assertThat(completion.calls().get(0).arguments()).containsExactly("{\"x\":1", "2345}");
        assertThat(completion.calls()).extracting(Completion.ToolCall::id).doesNotHaveDuplicates();
        assertThat(completion.tokens()).isEqualTo(3);
        assertThat(completion.finishReason()).isEqualTo("tool_calls");
    }

    @Test
    void cutsToolCallsShortAtTheLimit() {
        Completion completion =
                Completion.calling(List.of(new Tool("a", "{\"x\":12345}"), new Tool("b", "{}")), 0, OptionalInt.of(1));

        assertThat(completion.calls()).hasSize(1);
        assertThat(completion.calls().get(0).json()).isEqualTo("{\"x\":1");
        assertThat(completion.finishReason()).isEqualTo("length");
    }

    private static Completion generate(long seed, int words, OptionalInt limit) {
        return Completion.generate(seed, words, limit, List.of());
    }
}
