package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFaultsTest {

    private final Faulty faulty = new Faulty();

    /** Of a response of four tokens. */
    private List<String> names(String id) throws ApiException {
        return Faulty.texts(faulty.reply(id, Requests.RESPONSES_STREAM)).stream()
                .map(event -> event.lines().findFirst().orElseThrow().replace("event: ", ""))
                .toList();
    }

    private List<JsonNode> events(String id) throws ApiException {
        return Faulty.texts(faulty.reply(id, Requests.RESPONSES_STREAM)).stream()
                .map(event -> json(event.substring(event.indexOf("\ndata: ") + 1)))
                .toList();
    }

    private JsonNode event(String id, String type) throws ApiException {
        return events(id).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode json(String event) {
        try {
            return Scripts.json(event);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static final String WITH_TOOLS = Requests.RESPONSES_STREAM.replaceFirst(
            "\\{",
            "{\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}],");

    static List<String> ids() {
        return ResponseFaults.ALL.stream().map(Fault::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void changesResponses(String id) throws ApiException {
        boolean ofCalls = Set.of("call-id-changes", "arguments-broken").contains(id);
        String request = ofCalls ? WITH_TOOLS : Requests.RESPONSES_STREAM;
        Reply correct = faulty.correct(request);

        assertThat(Faulty.texts(faulty.reply(id, request))).isNotEqualTo(Faulty.texts(correct));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void leavesChatsAlone(String id) throws ApiException {
        Reply correct = faulty.correct(Requests.CHAT_STREAM);

        assertThat(Faulty.texts(faulty.reply(id, Requests.CHAT_STREAM))).isEqualTo(Faulty.texts(correct));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void numbersItsEventsWithoutGapsUnlessThatIsTheFault(String id) throws ApiException {
        List<JsonNode> events = events(id);
        List<Integer> numbers = IntStream.range(0, events.size()).boxed().toList();

        assertThat(events.stream()
                        .map(event -> event.path("sequence_number").asInt(-1))
                        .toList()
                        .equals(numbers))
                .isNotEqualTo(id.equals("sequence-gap"));
    }

    @ParameterizedTest
    @CsvSource({
        "response-begin-missing, response.created",
        "response-end-missing, response.completed",
        "item-order, response.output_item.added"
    })
    void leavesAnEventOut(String id, String gone) throws ApiException {
        assertThat(names("none")).contains(gone);
        assertThat(names(id)).doesNotContain(gone);
    }

    @Test
    void beginsTwice() throws ApiException {
        assertThat(names("response-begin-duplicate")).startsWith("response.created", "response.created");
    }

    @Test
    void endsTwice() throws ApiException {
        assertThat(names("response-after-end")).endsWith("response.completed", "response.completed");
    }

    @Test
    void failsInTheMiddleWithAReasonAndNoText() throws ApiException {
        JsonNode end = event("response-failed", "response.failed").path("response");

        assertThat(names("response-failed"))
                .doesNotContain("response.completed", "response.output_text.done")
                .endsWith("response.output_text.delta", "response.failed");
        assertThat(end.path("status").asText()).isEqualTo("failed");
        assertThat(end.at("/error/message").asText()).isNotBlank();
        assertThat(end.path("output")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"response-failed", "response-after-end", "response-end-missing"})
    void needsNoTextInTheResponse(String id) throws ApiException {
        String tools = Requests.with(Requests.RESPONSES_STREAM, "\"tools\":[{\"type\":\"function\",\"name\":\"now\"}]");

        assertThat(Faulty.texts(faulty.reply(id, tools))).isNotEqualTo(Faulty.texts(faulty.correct(tools)));
    }

    @ParameterizedTest
    @CsvSource({"none, completed, 7", "response-status-differs, in_progress, 7", "response-usage-missing, completed, 0"
    })
    void changesTheLastEvent(String id, String status, int tokens) throws ApiException {
        JsonNode response = event(id, "response.completed").path("response");

        assertThat(response.path("status").asText()).isEqualTo(status);
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(tokens);
    }

    @Test
    void leavesALastWordOutOfTheWholeTextOnly() throws ApiException {
        String whole = event("none", "response.output_text.done").path("text").asText();

        assertThat(event("text-end-differs", "response.output_text.done")
                        .path("text")
                        .asText())
                .isNotBlank()
                .isNotEqualTo(whole)
                .isSubstringOf(whole);
    }

    @Test
    void namesEventsOtherwiseThanTheirData() throws ApiException {
        assertThat(names("event-name-differs")).contains("delta").doesNotContain("response.output_text.delta");
        assertThat(event("event-name-differs", "response.output_text.delta").isObject())
                .isTrue();
    }

    @Test
    void sendsNoTypes() throws ApiException {
        assertThat(events("event-type-missing")).noneMatch(event -> event.has("type"));
    }

    @Test
    void isNotThereIfItShallBeMissing() throws ApiException {
        assertThat(faulty.reply("responses-missing", Requests.RESPONSES_STREAM).status())
                .isEqualTo(404);
        assertThat(faulty.reply("responses-missing", Requests.CHAT_STREAM).status())
                .isEqualTo(200);
    }
}
