package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptMarkerTest {

    private final PromptMarker marker = new PromptMarker("0a1b-b");

    private static String marked(PromptMarker marker, int number, String text) {
        return marker.mark(number, new Prompt.Text(text)).text();
    }

    @Test
    void standsAtTheBeginningOfThePrompt() {
        assertThat(marked(marker, 12, "Hello")).isEqualTo("[0a1b-b-12] Hello");
    }

    @Test
    void recognisesAllMarkersOfItsRunAndNoOthers() {
        Matcher found = PromptMarker.ofSameRun(marked(marker, 1, "Hello"))
                .orElseThrow()
                .matcher("Hi [0a1b-b-7], not [0a1b-7] and not [0a1b-b-x]");

        assertThat(found.results().map(each -> each.group())).containsExactly("[0a1b-b-7]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "", "Hello [0a1b-1]", "[an aside] Hello", "[0a1b-1234567890] Hello"})
    void aPromptThatBeginsOtherwiseIsNotMarked(String prompt) {
        assertThat(PromptMarker.ofSameRun(prompt)).isEmpty();
    }

    @Test
    void isTakenOffAgain() {
        assertThat(PromptMarker.unmarked(marked(marker, 12, "Hello"))).isEqualTo("Hello");
        assertThat(PromptMarker.unmarked("[an aside] Hello")).isEqualTo("[an aside] Hello");
    }

    @Test
    void noMarkerIsLongerThanItSays() {
        String longest = marked(new PromptMarker("x".repeat(40)), 999_999_999, "");

        assertThat(longest.strip()).hasSize(PromptMarker.MAX_LENGTH);
        assertThat(PromptMarker.ofSameRun(longest)).isPresent();
    }
}
