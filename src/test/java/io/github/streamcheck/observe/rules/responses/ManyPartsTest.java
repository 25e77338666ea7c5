package io.github.streamcheck.observe.rules.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that sends parts of an item without end costs no memory: those beyond the 128th are not judged, and the others are. */
class ManyPartsTest {

    private static final int MOST = 128;

    private static final String BEGIN = event("response.created", "\"response\":{\"id\":\"r\",\"output\":[]}")
            + event(
                    "response.output_item.added",
                    "\"output_index\":0,\"item\":{\"id\":\"m\",\"type\":\"message\",\"content\":[]}");

    private static String event(String type, String members) {
        return "data: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }

    private static String place(int part) {
        return "\"item_id\":\"m\",\"output_index\":0,\"content_index\":" + part + ",";
    }

    private static String added(int part) {
        return event("response.content_part.added", place(part) + "\"part\":{\"type\":\"output_text\",\"text\":\"\"}");
    }

    private static String delta(int part) {
        return event("response.output_text.delta", place(part) + "\"delta\":\"a\"");
    }

    private static String textDone(int part, String text) {
        return event("response.output_text.done", place(part) + "\"text\":\"" + text + "\"");
    }

    private static String partDone(int part) {
        return event("response.content_part.done", place(part) + "\"part\":{\"type\":\"output_text\",\"text\":\"a\"}");
    }

    private static String each(int parts, IntFunction<String> event) {
        return IntStream.range(0, parts).mapToObj(event).collect(Collectors.joining());
    }

    private static List<String> messages(StreamRule rule, String... events) {
        return JudgedStream.of(BEGIN, String.join("", events))
                .from(new Endpoint("responses", "/v1/responses", EventShape.RESPONSES))
                .by(rule)
                .inReadsOf(1 << 20)
                .result()
                .findings()
                .stream()
                .map(Finding::message)
                .toList();
    }

    @Test
    void theLastPartHasItsPlace() {
        assertThat(messages(new ItemOrder(), each(MOST - 1, ManyPartsTest::added), added(MOST)))
                .containsExactly("a part is added out of turn");
        assertThat(messages(new ItemOrder(), each(MOST, ManyPartsTest::added), added(MOST + 1)))
                .isEmpty();
    }

    @Test
    void textOfAnUnknownPartIsFoundAsLongAsAllAreKnown() {
        assertThat(messages(new ItemOrder(), each(MOST - 1, ManyPartsTest::added), delta(MOST)))
                .containsExactly(ItemLife.NOT_ADDED);
        assertThat(messages(new ItemOrder(), each(MOST, ManyPartsTest::added), delta(MOST)))
                .isEmpty();
    }

    @Test
    void onlySoManyTextsNeedAnEnd() {
        String end = event(
                        "response.output_item.done",
                        "\"output_index\":0,\"item\":{\"id\":\"m\",\"type\":\"message\",\"content\":[]}")
                + event(
                        "response.completed",
                        "\"response\":{\"id\":\"r\",\"status\":\"completed\",\"output\":[{\"id\":\"m\",\"type\":\"message\",\"content\":[]}]}");
        String all = each(MOST, ManyPartsTest::added) + each(MOST + 1, ManyPartsTest::delta);
        String done = each(MOST, part -> textDone(part, "a")) + each(MOST, ManyPartsTest::partDone);

        assertThat(messages(new ItemOrder(), all, done, end)).isEmpty();
        assertThat(messages(
                        new ItemOrder(),
                        all,
                        each(MOST - 1, part -> textDone(part, "a")),
                        each(MOST, ManyPartsTest::partDone),
                        end))
                .containsExactly("a text of a completed response is never done");
    }

    @Test
    void onlySoManyTextsAreCompared() {
        String differs = "a whole text differs from its joined deltas";

        assertThat(messages(new TextEndDiffers(), each(MOST, ManyPartsTest::delta), textDone(MOST - 1, "x")))
                .containsExactly(differs);
        assertThat(messages(
                        new TextEndDiffers(),
                        each(MOST, ManyPartsTest::delta),
                        delta(MOST),
                        textDone(MOST, "x"),
                        textDone(MOST, "y")))
                .isEmpty();
    }

    @Test
    void aTextThatIsKnownGoesOn() {
        assertThat(messages(new TextEndDiffers(), each(MOST, ManyPartsTest::delta), delta(0), textDone(0, "aa")))
                .isEmpty();
    }
}
