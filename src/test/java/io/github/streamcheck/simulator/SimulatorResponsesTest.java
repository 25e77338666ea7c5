package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Responses API of the simulator, as it is on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorResponsesTest {

    private static final String PATH = "/v1/responses";
    private static final String STREAM = Requests.RESPONSES_STREAM;

    private Simulator simulator;
    private TestClient client;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(2));
        client = new TestClient(simulator.baseUri());
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.post(PATH, body);
    }

    private static List<String> names(String body) {
        return body.lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return Scripts.json(text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void streamsFromCreatedToCompletedAndNothingAfterIt() throws Exception {
        assertThat(names(post(STREAM).body()))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
    }

    @Test
    void namesEachEventAfterItsTypeAndNumbersThemWithoutGaps() throws Exception {
        String body = post(STREAM).body();
        List<JsonNode> events = TestClient.events(body).stream()
                .map(SimulatorResponsesTest::json)
                .toList();

        assertThat(events).extracting(event -> event.path("type").asText()).isEqualTo(names(body));
        assertThat(events)
                .extracting(event -> event.path("sequence_number").asInt(-1))
                .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
    }

    @Test
    void sendsNoSentinel() throws Exception {
        assertThat(post(STREAM).body()).doesNotContain("[DONE]").endsWith("}\n\n");
    }

    @Test
    void answersPlainWhereNoStreamIsAskedFor() throws Exception {
        HttpResponse<String> answer = post(STREAM.replace("true", "false"));
        JsonNode response = json(answer.body());

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.path("object").asText()).isEqualTo("response");
        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/0/content/0/text").asText()).isNotBlank();
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(3 + 2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    "a b c"                                                                          | 3
                    [{"role":"user","content":"a b"}]                                                | 2
                    [{"role":"user","content":[{"type":"input_text","text":"a b c d"}]}]             | 4
                    [{"role":"user","content":"a"},{"type":"function_call_output","output":"b c"}]   | 1
                    """)
    void readsEachFormOfInput(String input, int tokens) throws Exception {
        JsonNode response = json(post("{\"input\":" + input + "}").body());

        assertThat(response.at("/usage/input_tokens").asInt()).isEqualTo(tokens);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                       | input
                    {"input":1}                              | input
                    {"input":[]}                             | input
                    {"input":"a","max_output_tokens":0}      | max_output_tokens
                    {"input":"a","stream":"yes"}             | stream
                    """)
    void refusesABodyAndNamesTheField(String body, String param) throws Exception {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/param").asText()).isEqualTo(param);
    }

    @Test
    void endsAsIncompleteAtTheLimit() throws Exception {
        String body =
                post(STREAM.replace("true", "true,\"max_output_tokens\":1")).body();

        assertThat(names(body)).last().isEqualTo("response.incomplete");
        assertThat(body).contains("\"incomplete_details\":{\"reason\":\"max_output_tokens\"}");
    }
}
