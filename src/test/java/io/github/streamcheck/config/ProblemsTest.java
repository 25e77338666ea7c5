package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private static final Problem FIRST = new Problem("a", "1", "two", Optional.empty());
    private static final Problem SECOND = new Problem("b", "2", "three", Optional.of("3"));

    private final Problems problems = new Problems();

    @Test
    void areEmptyAtFirst() {
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void areListedInTheOrderInWhichTheyWereAdded() {
        problems.add("a", "1", "two");
        problems.add("b", "2", "three", Optional.of("3"));

        assertThat(problems.list()).containsExactly(FIRST, SECOND);
    }

    @Test
    void listDoesNotChangeWhenMoreAreAdded() {
        problems.add(FIRST);
        List<Problem> before = problems.list();

        problems.add(SECOND);

        assertThat(before).containsExactly(FIRST);
    }

    @Test
    void throwNothingIfThereAreNone() {
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void throwAllOfThemTogether() {
        problems.add(FIRST);
        problems.add(SECOND);

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(problems::throwIfAny)
                .satisfies(e -> assertThat(e.problems()).containsExactly(FIRST, SECOND));
    }

    @Test
    void exceptionCountsThemAndGivesEachALine() {
        assertThat(new InvalidPlanException(List.of(FIRST, SECOND))).hasMessage("""
                        2 problems in the configuration:
                          a = "1": expected two
                          b = "2": expected three; did you mean "3"?""");
    }

    @Test
    void exceptionCountsASingleOneInTheSingular() {
        assertThat(new InvalidPlanException(List.of(FIRST)))
                .hasMessage("1 problem in the configuration:\n  a = \"1\": expected two");
    }

    @Test
    void exceptionIsNotMadeWithoutAny() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidPlanException(List.of()));
    }

    @Test
    void nameAPropertyThatMavenCouldNotResolve() {
        assertThat(problems.addIfUnresolved("target", "http://${host}:${port}/"))
                .isTrue();

        assertThat(problems.list().get(0).message())
                .isEqualTo("target = \"http://${host}:${port}/\": expected a value, but ${host} is not defined:"
                        + " define this property or write the value here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "800ms", "$", "{x}", "$x", "${x", "}${", "$ {x}"})
    void letAValueWithoutAnUnresolvedPropertyPass(String value) {
        assertThat(problems.addIfUnresolved("target", value)).isFalse();
        assertThat(problems.isEmpty()).isTrue();
    }
}
