package io.github.streamcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.wire.Payload.ToolFragment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streamed answers held against plain ones: one rule fires for one defect. */
class ParityTest {

    private static Answer plain(String text) {
        return Answers.of(200, false, text, Optional.of("stop"), OptionalLong.of(9), 1, true, true, "{}");
    }

    private static Answer streamed(String text, long tokens) {
        return Answers.of(200, true, text, Optional.of("stop"), OptionalLong.of(tokens), 1, true, true, "");
    }

    private static List<String> fired(Answer plain, Answer... streamed) {
        AnswerComparison answers = new AnswerComparison(plain, List.of(streamed));
        return Rule.all().stream()
                .flatMap(rule -> rule instanceof ParityRule parity ? Stream.of(parity) : Stream.empty())
                .filter(rule -> rule.check(answers).isPresent())
                .map(Rule::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'the sea is wide', 9, ''",
        "'sea is wide', 8, first-token-lost",
        "'the sea is ', 8, first-token-lost",
        "'the sea is wi', 8, finish-early",
        "'the sea ', 9, finish-early",
        "'theseaiswide', 9, whitespace-lost",
        "'the is wide', 8, token-gap",
        "'the sea sea is wide', 9, token-gap",
        "'sea the is wide', 9, token-gap",
        "'a lake is small', 9, parity-differs",
        "'', 0, first-token-lost",
    })
    void exactlyOneRuleFiresForAText(String text, long tokens, String rule) {
        Answer answer = streamed(text, tokens);

        assertThat(fired(plain("the sea is wide"), answer, answer))
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void streamsThatDifferFromEachOtherAreToldAsThat() {
        assertThat(fired(plain("the sea"), streamed("the sea", 9), streamed("the se", 9)))
                .containsExactly("stream-not-repeatable");
    }

    @Test
    void anotherFinishReasonIsToldOfTheSameText() {
        Answer cut = Answers.of(200, true, "the sea", Optional.of("length"), OptionalLong.of(9), 1, true, true, "");

        assertThat(fired(plain("the sea"), cut, cut)).containsExactly("parity-finish");
    }

    @ParameterizedTest
    @CsvSource({"7, parity-usage", "8, ''", "9, ''", "10, ''", "11, parity-usage"})
    void oneTokenMoreOrLessIsTheLastOne(long tokens, String rule) {
        Answer answer = streamed("the sea", tokens);

        assertThat(fired(plain("the sea"), answer, answer)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void aFailureOfStreamsOnlyIsToldIfItComesEachTime() {
        Answer failed = Answers.of(500, false, "", Optional.empty(), OptionalLong.empty(), 0, false, false, "{}");

        assertThat(fired(plain("the sea"), failed, failed)).containsExactly("stream-only-failure");
        assertThat(fired(plain("the sea"), streamed("the sea", 9), failed)).isEmpty();
    }

    @Test
    void aStreamThatHoldsNoAnswerIsAFailureOfStreams() {
        Answer empty = Answers.of(200, true, "", Optional.empty(), OptionalLong.empty(), 0, false, false, "");

        assertThat(fired(plain("the sea"), empty, empty)).containsExactly("stream-only-failure");
        assertThat(fired(plain("the sea"), streamed("the sea", 9), streamed("the sea", 9), empty))
                .containsExactly("stream-not-repeatable");
    }

    @Test
    void aPlainAnswerThatHoldsNoneIsReportedAlone() {
        Answer none = Answers.of(200, false, "", Optional.empty(), OptionalLong.empty(), 0, false, false, "null");
        Answer failed = Answers.of(500, false, "", Optional.empty(), OptionalLong.empty(), 0, false, false, "{}");

        assertThat(fired(none, streamed("the sea", 9), streamed("the sea", 9))).containsExactly("plain-no-answer");
        assertThat(fired(none, failed, failed)).containsExactly("plain-no-answer");
    }

    @Test
    void aStreamInPlaceOfAPlainAnswerIsToldAlone() {
        Answer stream = streamed("the sea", 9);
        Answer unasked =
                Answers.of(200, true, "", Optional.empty(), OptionalLong.empty(), 0, false, true, "data: {}\n\n");

        assertThat(fired(unasked, stream, stream)).containsExactly("plain-answered-with-stream");
    }

    @Test
    void anAnswerThatIsNoStreamIsToldElsewhere() {
        assertThat(fired(plain("the sea"), plain("another"), plain("another"))).isEmpty();
    }

    private static Answer with(Answer answer, String thinking, String tool, String input) {
        StreamedCalls calls = new StreamedCalls();
        for (int i = 0; i < 2; i++) {
            String piece = i == 0 ? input.substring(0, input.length() / 2) : input.substring(input.length() / 2);
            calls.add(new ToolFragment(
                    ToolFragment.Kind.FUNCTION,
                    OptionalLong.of(0),
                    Optional.empty(),
                    Optional.empty(),
                    i == 0 ? Optional.of(tool) : Optional.empty(),
                    piece,
                    false));
        }
        return new Answer(
                200,
                answer.isEventStream(),
                answer.text(),
                answer.finishReason(),
                answer.tokens(),
                1,
                true,
                true,
                Optional.of(new Blocks(thinking, calls.list())),
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "so|f|{\"a\":1,\"b\":[2]}|~~",
                "so|f|{\"b\": [2], \"a\": 1}|~~",
                "so |f|{\"a\":1,\"b\":[2]}|~~",
                "s|f|{\"a\":1,\"b\":[2]}|parity-blocks",
                "so|g|{\"a\":1,\"b\":[2]}|parity-blocks",
                "so|f|{\"a\":2,\"b\":[2]}|parity-blocks",
                "so|f|{\"a\":1,\"b\":[2]|parity-blocks",
                "so|f|~~|parity-blocks"
            })
    void thinkingAndCallsAreCompared(String thinking, String tool, String input, String rule) {
        Answer plain = with(plain("the sea"), "so", "f", "{\"a\":1,\"b\":[2]}");
        Answer answer = with(streamed("the sea", 9), thinking, tool, input);

        assertThat(fired(plain, answer, answer)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void streamedBlocksThatDifferFromEachOtherProveNothing() {
        Answer plain = with(plain("the sea"), "so", "f", "{}");

        assertThat(fired(
                        plain,
                        with(streamed("the sea", 9), "s", "f", "{}"),
                        with(streamed("the sea", 9), "so", "f", "{}")))
                .isEmpty();
    }

    @Test
    void anInputThatTheLimitCutIsNotCompared() {
        Answer plain = Answers.of(200, false, "the sea", Optional.of("length"), OptionalLong.of(9), 1, true, true, "");
        Answer answer = Answers.of(200, true, "the sea", Optional.of("length"), OptionalLong.of(9), 1, true, true, "");
        Answer cut = with(answer, "so", "f", "{\"a\":");

        assertThat(fired(with(plain, "so", "f", "{}"), cut, cut)).isEmpty();
    }

    @Test
    void blocksThatWereNotLookedForAreNotCompared() {
        Answer answer = with(streamed("the sea", 9), "so", "f", "{}");

        assertThat(fired(plain("the sea"), answer, answer)).isEmpty();
    }

    @Test
    void aCallWithoutArgumentsHasAnEmptyObject() {
        Answer plain = with(plain("the sea"), "so", "f", "{}");
        Answer answer = with(streamed("the sea", 9), "so", "f", "");

        assertThat(fired(plain, answer, answer)).isEmpty();
    }
}
