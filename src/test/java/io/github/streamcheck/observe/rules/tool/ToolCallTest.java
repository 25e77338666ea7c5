package io.github.streamcheck.observe.rules.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Payload.ToolFragment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCallTest {

    private static final int MAX_ARGUMENTS = 64 * 1024;

    private final ToolCall call = new ToolCall();

    private static ToolFragment fragment(@Nullable String id, @Nullable String name, String arguments) {
        return fragment(ToolFragment.Kind.FUNCTION, id, name, arguments, false);
    }

    private static ToolFragment fragment(
            ToolFragment.Kind kind, @Nullable String id, @Nullable String name, String arguments, boolean odd) {
        return new ToolFragment(
                kind,
                OptionalLong.of(0),
                Optional.ofNullable(id),
                Optional.of("function"),
                Optional.ofNullable(name),
                arguments,
                odd);
    }

    @Test
    void fragmentsAreOneCall() {
        assertThat(call.add(fragment("a", "f", ""))).isEmpty();
        assertThat(call.add(fragment(null, null, "{\"x\""))).isEmpty();
        assertThat(call.add(fragment("a", null, ":1}"))).isEmpty();

        assertThat(call.name()).isEqualTo("f");
        assertThat(call.arguments()).isEqualTo("{\"x\":1}");
        assertThat(call.problem()).isEmpty();
    }

    @Test
    void anotherIdIsNoCallOfItsOwnWithoutAName() {
        call.add(fragment("a", "f", "{"));

        assertThat(call.add(fragment("b", null, "}"))).hasValue("the id of a tool call changes");
        assertThat(call.arguments()).isEqualTo("{}");
    }

    @Test
    void anIdIsRememberedOverFragmentsWithoutOne() {
        call.add(fragment("a", "f", "{"));
        call.add(fragment(null, null, ""));

        assertThat(call.add(fragment("b", null, "}"))).isPresent();
    }

    @Test
    void anotherIdAndNameAreAnotherCall() {
        call.add(fragment("a", "f", "{\"x\":1}"));

        assertThat(call.add(fragment("b", "g", "{}"))).isEmpty();
        assertThat(call.name()).isEqualTo("g");
        assertThat(call.arguments()).isEqualTo("{}");
    }

    @Test
    void aNameComesOnce() {
        assertThat(call.name()).isEmpty();
        call.add(fragment("a", "f", ""));

        assertThat(call.add(fragment("a", "f", ""))).hasValue("the name of a tool call comes twice");
        assertThat(call.add(fragment(null, "g", ""))).hasValue("the name of a tool call comes twice");
        assertThat(call.name()).isEqualTo("f");
    }

    @Test
    void argumentsThatAreNoTextAreToldFirst() {
        call.add(fragment("a", "f", ""));

        assertThat(call.add(fragment(ToolFragment.Kind.FUNCTION, "b", null, "", true)))
                .hasValue("the arguments of a tool call are not of type string");
    }

    @Test
    void aCallNeedsAName() {
        call.add(fragment("a", null, "{}"));

        assertThat(call.problem()).hasValue("a tool call has no name");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{} | true", "`` | true", "` ` | true", "[] | false", "{ | false", "{}{} | false"})
    void argumentsAreAnObjectOrNothing(String arguments, boolean good) {
        call.add(fragment("a", "f", arguments));

        assertThat(call.problem().isEmpty()).isEqualTo(good);
    }

    @Test
    void theInputOfACustomToolIsAnyText() {
        call.add(fragment(ToolFragment.Kind.CUSTOM, "a", "f", "SELECT", false));
        call.add(fragment(null, null, " 1"));

        assertThat(call.problem()).isEmpty();
    }

    @Test
    void argumentsAreKeptInPartAndThenNotJudged() {
        call.add(fragment("a", "f", "{"));
        call.add(fragment(null, null, "x".repeat(MAX_ARGUMENTS - 2)));
        assertThat(call.problem()).isPresent();
        call.add(fragment(null, null, "yz"));

        assertThat(call.arguments()).hasSize(MAX_ARGUMENTS).endsWith("xy");
        assertThat(call.problem()).isEmpty();
    }

    @Test
    void requiredArgumentsMayBeMissing() {
        call.add(fragment("a", "f", "{\"x\":1,\"y\":null}"));

        assertThat(call.missing(List.of("x", "y", "z"))).containsExactly("z");
    }

    @Test
    void noArgumentsLackAll() {
        assertThat(call.missing(List.of("x"))).containsExactly("x");
    }

    @Test
    void whatIsNoObjectIsNotJudged() {
        call.add(fragment("a", "f", "[1]"));
        assertThat(call.missing(List.of("x"))).isEmpty();
        call.add(fragment(null, null, "]"));
        assertThat(call.missing(List.of("x"))).isEmpty();
    }

    @Test
    void whatIsCutIsNotJudgedEither() {
        call.add(fragment("a", "f", "{}" + " ".repeat(MAX_ARGUMENTS - 3)));
        assertThat(call.missing(List.of("x"))).containsExactly("x");
        call.add(fragment(null, null, "  "));
        assertThat(call.missing(List.of("x"))).isEmpty();
    }
}
