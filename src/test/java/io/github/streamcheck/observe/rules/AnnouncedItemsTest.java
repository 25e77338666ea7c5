package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.rules.AnnouncedItems.Announced;
import io.github.streamcheck.wire.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedItemsTest {

    private static final OptionalLong NOWHERE = OptionalLong.empty();
    private static final Optional<String> UNNAMED = Optional.empty();

    /** The state of each item is the number of items before it. */
    private final List<Integer> begun = new ArrayList<>();

    private final AnnouncedItems<Integer> items = new AnnouncedItems<>(() -> {
        begun.add(begun.size());
        return begun.size() - 1;
    });

    private static Payload.Item item(@Nullable Integer output, @Nullable String id, String type) {
        return new Payload.Item(
                place(output), Optional.ofNullable(id), type, UNNAMED, UNNAMED, false, false, List.of());
    }

    private static OptionalLong place(@Nullable Integer output) {
        return output == null ? NOWHERE : OptionalLong.of(output);
    }

    private static Optional<Integer> state(Optional<Announced<Integer>> item) {
        return item.map(Announced::state);
    }

    private void fill() {
        for (int i = 0; i < 128; i++) {
            items.begin(item(i, "item-" + i, "message"));
        }
    }

    @Test
    void anItemIsFoundByItsPlace() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));

        assertThat(state(items.at(OptionalLong.of(1)))).hasValue(1);
        assertThat(items.at(OptionalLong.of(2))).isEmpty();
        assertThat(items.at(NOWHERE)).isEmpty();
    }

    @Test
    void anItemWithoutAPlaceIsNotFoundByNone() {
        items.begin(item(null, "a", "message"));

        assertThat(items.at(NOWHERE)).isEmpty();
    }

    @Test
    void anItemIsFoundByItsId() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));
        items.begin(item(2, null, "message"));

        assertThat(state(items.named(Optional.of("b")))).hasValue(1);
        assertThat(items.named(Optional.of("c"))).isEmpty();
        assertThat(items.named(UNNAMED)).isEmpty();
    }

    @Test
    void anEmptyIdIsNone() {
        items.begin(item(0, "", "message"));

        assertThat(items.named(Optional.of(""))).isEmpty();
        assertThat(items.find(NOWHERE, Optional.of(""))).isPresent();
    }

    @Test
    void anItemAtAPlaceInUseIsTheOneThatIsThere() {
        assertThat(state(items.begin(item(0, "a", "message")))).hasValue(0);
        assertThat(state(items.begin(item(0, "b", "message")))).hasValue(0);

        assertThat(items.all()).hasSize(1);
        assertThat(items.all().get(0).id()).hasValue("a");
    }

    @Test
    void idAndPlaceTogetherSayMost() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "a", "message"));
        items.begin(item(2, "c", "message"));

        assertThat(state(items.find(OptionalLong.of(1), Optional.of("a")))).hasValue(1);
    }

    @Test
    void theIdSaysMoreThanThePlace() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));

        assertThat(state(items.find(OptionalLong.of(0), Optional.of("b")))).hasValue(1);
        assertThat(state(items.find(OptionalLong.of(0), Optional.of("c")))).hasValue(0);
        assertThat(state(items.find(OptionalLong.of(1), UNNAMED))).hasValue(1);
        assertThat(items.find(OptionalLong.of(2), Optional.of("c"))).isEmpty();
    }

    @Test
    void anItemWithoutAnIdIsNotTakenForAnotherWithout() {
        items.begin(item(null, null, "message"));
        items.begin(item(1, null, "message"));

        assertThat(state(items.find(OptionalLong.of(1), UNNAMED))).hasValue(1);
        assertThat(items.find(OptionalLong.of(2), UNNAMED)).isEmpty();
    }

    @Test
    void theLastItemIsMeantWhereNothingIsSaid() {
        assertThat(items.find(NOWHERE, UNNAMED)).isEmpty();

        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));

        assertThat(state(items.find(NOWHERE, UNNAMED))).hasValue(1);
    }

    @Test
    void whatNobodyAnnouncedBegins() {
        assertThat(state(items.findOrBegin(OptionalLong.of(0), Optional.of("a"))))
                .hasValue(0);
        assertThat(state(items.findOrBegin(OptionalLong.of(0), Optional.of("a"))))
                .hasValue(0);
        assertThat(state(items.findOrBegin(OptionalLong.of(1), Optional.of(""))))
                .hasValue(1);

        assertThat(items.all()).extracting(Announced::id).containsExactly(Optional.of("a"), UNNAMED);
    }

    @Test
    void onlySoManyItemsAreKept() {
        fill();
        assertThat(items.isFull()).isTrue();
        assertThat(items.begin(item(128, "more", "message"))).isEmpty();
        assertThat(items.all()).hasSize(128);

        items.clear();
        assertThat(items.isFull()).isFalse();
        assertThat(items.all()).isEmpty();
    }

    @Test
    void oneLessIsNotTooMany() {
        fill();
        items.all().remove(127);

        assertThat(items.isFull()).isFalse();
    }

    @Test
    void whatAnItemSaysFirstStays() {
        Announced<Integer> known = items.begin(item(0, null, "")).orElseThrow();
        assertThat(known.id()).isEmpty();
        assertThat(known.callId()).isEmpty();
        assertThat(known.name()).isEmpty();
        assertThat(known.type()).isEmpty();

        known.learn(call("a", "function_call", "call-1", "f"));
        known.learn(call("b", "message", "call-2", "g"));

        assertThat(known.id()).hasValue("a");
        assertThat(known.type()).isEqualTo("function_call");
        assertThat(known.callId()).hasValue("call-1");
        assertThat(known.name()).hasValue("f");
        known.id(Optional.of("c"));
        assertThat(known.id()).hasValue("c");
    }

    private static Payload.Item call(String id, String type, String callId, String name) {
        return new Payload.Item(
                NOWHERE, Optional.of(id), type, Optional.of(callId), Optional.of(name), false, false, List.of());
    }

    @ParameterizedTest
    @CsvSource({"function_call, true", "custom_tool_call, true", "mcp_call, false", "message, false"})
    void theClientRunsSomeCalls(String type, boolean client) {
        assertThat(items.begin(item(0, "a", type)).orElseThrow().isClientCall()).isEqualTo(client);
    }

    /** The state of each item and the position of the one that it is in {@code last}. */
    private Map<Integer, Integer> matched(Payload.Item... last) {
        Map<Integer, Integer> matched = new LinkedHashMap<>();
        items.match(List.of(last))
                .forEach((item, end) -> matched.put(item.state(), List.of(last).indexOf(end)));
        return matched;
    }

    @Test
    void theLastEventsItemsAreKnownByTheirIds() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));

        assertThat(matched(item(0, "b", "message"), item(1, "a", "message"))).isEqualTo(Map.of(0, 1, 1, 0));
    }

    @Test
    void theyAreKnownByTheirPlaces() {
        items.begin(item(0, "a", "message"));
        items.begin(item(1, "b", "message"));

        assertThat(matched(item(1, "x", "message"), item(0, "y", "message"))).isEqualTo(Map.of(0, 1, 1, 0));
    }

    @Test
    void placesOfOtherTypesAreOthers() {
        items.begin(item(0, null, "reasoning"));
        items.begin(item(1, null, "message"));

        assertThat(matched(item(0, null, "message"))).isEqualTo(Map.of(1, 0));
    }

    @Test
    void notAllEventsSayTheType() {
        items.begin(item(0, null, ""));
        items.begin(item(1, null, "message"));

        assertThat(matched(item(0, "x", "reasoning"), item(1, "y", ""))).isEqualTo(Map.of(0, 0, 1, 1));
    }

    @Test
    void theyAreKnownByTheirOrder() {
        items.begin(item(5, null, "message"));
        items.begin(item(6, null, "reasoning"));
        items.begin(item(7, null, "message"));

        assertThat(matched(item(0, "x", "message"), item(1, "y", "message"))).isEqualTo(Map.of(0, 0, 2, 1));
    }

    @Test
    void whatIsNotThereIsNotMatched() {
        items.begin(item(0, "a", "message"));

        assertThat(matched(item(3, "x", "reasoning"))).isEmpty();
        assertThat(matched()).isEmpty();
    }
}
