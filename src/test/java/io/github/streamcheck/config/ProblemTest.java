package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void messageSaysWhereWhatWasFoundAndWhatWasExpected() {
        Problem problem = new Problem("load.streams", "many", "a number from 1 to 1000", Optional.empty());

        assertThat(problem.message()).isEqualTo("load.streams = \"many\": expected a number from 1 to 1000");
    }

    @Test
    void messageEndsWithTheSuggestionIfThereIsOne() {
        Problem problem = new Problem("mode", "sequentail", "a mode", Optional.of("sequential"));

        assertThat(problem.message()).isEqualTo("mode = \"sequentail\": expected a mode; did you mean \"sequential\"?");
    }

    @Test
    void messageSaysThatABlankValueIsEmpty() {
        Problem problem = new Problem("baseUrl", " \t", "a URL", Optional.empty());

        assertThat(problem.message()).isEqualTo("baseUrl is empty: expected a URL");
    }

    @Test
    void messageEscapesWhatATerminalWouldObey() {
        Problem problem = new Problem("a\nb", "\u001b[31mred\r\n\t\u202e\u2028\0\ud83d", "x\ny", Optional.of("\u0007"));

        assertThat(problem.message())
                .isEqualTo("a\\nb = \"\\u001b[31mred\\r\\n\\t\\u202e\\u2028\\u0000\\ud83d\": expected x\\ny;"
                        + " did you mean \"\\u0007\"?");
    }

    @Test
    void messageLeavesLettersOfAllScriptsAsTheyAre() {
        Problem problem = new Problem("ünï", "日本語 😀", "a name", Optional.empty());

        assertThat(problem.message()).isEqualTo("ünï = \"日本語 😀\": expected a name");
    }

    @Test
    void messageCutsALongValueAndSaysHowLongItWas() {
        Problem problem = new Problem("p", "x".repeat(5000), "a number", Optional.empty());

        assertThat(problem.message())
                .isEqualTo("p = \"" + "x".repeat(80) + "... (5000 characters)\": expected a number");
    }

    @Test
    void messageShowsAValueOfTheGreatestLengthWhole() {
        Problem problem = new Problem("p", "x".repeat(80), "a number", Optional.empty());

        assertThat(problem.message()).isEqualTo("p = \"" + "x".repeat(80) + "\": expected a number");
    }

    @Test
    void messageIsOneShortLineWhateverTheUserWrote() {
        Tries.of(any -> {
            String message = new Problem(any.text(), any.text(), "a number", Optional.empty()).message();

            assertThat(message).hasSizeLessThan(1200).doesNotContainPattern("\\p{Cc}");
        });
    }

    @Test
    void anUnknownParameterHasNoValueThatIsShown() {
        assertThat(Problem.unknown("streamcheck.concurency", "a property", Optional.of("streamcheck.concurrency"))
                        .message())
                .isEqualTo("streamcheck.concurency is unknown: expected a property;"
                        + " did you mean \"streamcheck.concurrency\"?");
    }

    @Test
    void aLongListIsLeftOutIfTheIntendedValueIsGuessed() {
        String all = "any of " + "a-name, ".repeat(100);

        assertThat(new Problem("fault", "done-mising", all, Optional.of("done-missing")).message())
                .isEqualTo("fault = \"done-mising\": did you mean \"done-missing\"?");
        assertThat(new Problem("fault", "xyz", all, Optional.empty()).message()).endsWith(": expected " + all);
    }
}
