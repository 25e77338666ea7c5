package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkFaultsTest {

    private final Faulty faulty = new Faulty();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "error-event, '/error/message', 'The server had an error while processing your request.'",
        "error-shape, '/error', boom",
    })
    void endsWithAnError(String id, String where, String what) throws Exception {
        String event = faulty.reply(id, Requests.CHAT_STREAM)
                .script()
                .texts(Kind.ERROR)
                .get(0);

        assertThat(Scripts.json(event).at(where).textValue()).isEqualTo(what);
    }

    @Test
    void showsATracebackAsOneEvent() throws Exception {
        String event = faulty.reply("internal-error-text", Requests.CHAT_STREAM)
                .script()
                .texts(Kind.ERROR)
                .get(0);

        assertThat(Scripts.json(event).at("/error/message").asText())
                .startsWith("Traceback (most recent call last):\n")
                .contains("NameError");
    }

    /** Each chunk differs from the correct one in this member alone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "absent",
            value = {
                "error-null, error, null",
                "object-type, object, '\"chat.completion\"'",
                "id-missing, id, absent",
                "id-shared, id, '\"shared-0\"'",
                "model-missing, model, absent",
                "created-invalid, created, 1800000000000",
            })
    void changesOneMemberOfEachChunk(String id, String member, @Nullable String value) throws Exception {
        List<JsonNode> correct = Faulty.chunks(faulty.correct(Requests.CHAT_STREAM));

        List<JsonNode> found = Faulty.chunks(faulty.reply(id, Requests.CHAT_STREAM));

        assertThat(found).hasSameSizeAs(correct);
        for (int i = 0; i < correct.size(); i++) {
            JsonNode now = found.get(i).path(member);
            assertThat(now.isMissingNode() ? null : now.toString()).isEqualTo(value);
            assertThat(without(member, found.get(i))).isEqualTo(without(member, correct.get(i)));
        }
    }

    @Test
    void givesTheChunksOfACompletionATypeThatIsNone() throws Exception {
        assertThat(Faulty.at(faulty.reply("object-type", Requests.COMPLETIONS_STREAM), "/object"))
                .containsOnly("text_completion.chunk");
    }

    @Test
    void changesTheIdWithEachChunk() throws Exception {
        assertThat(Faulty.at(faulty.reply("id-changes", Requests.CHAT_STREAM), "/id"))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesTwoStreamsAtATimeTheSameId() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(Faulty.at(faulty.reply("id-shared", Requests.CHAT_STREAM), "/id")
                    .get(0));
        }

        assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(2));
        assertThat(ids.get(3)).isEqualTo(ids.get(2));
    }

    @Test
    void changesTheModelOnceInTheMiddle() throws Exception {
        String model = "streamcheck-simulator";

        assertThat(Faulty.at(faulty.reply("model-changes", Requests.CHAT_STREAM), "/model"))
                .containsExactly(
                        model,
                        model,
                        model,
                        model + "-fallback",
                        model + "-fallback",
                        model + "-fallback",
                        model + "-fallback");
    }

    @Test
    void sendsAChunkThatIsWholeButForItsChoices() throws Exception {
        JsonNode chunk = Faulty.chunks(faulty.reply("choices-missing", Requests.CHAT_STREAM))
                .get(3);

        assertThat(chunk.has("choices")).isFalse();
        assertThat(chunk.path("id").asText()).startsWith("chatcmpl-");
    }

    @Test
    void addsTimingsThatCannotBe() throws Exception {
        List<String> timings = Faulty.at(faulty.reply("timings-impossible", Requests.CHAT_STREAM), "/timings");

        assertThat(timings)
                .singleElement()
                .asString()
                .contains("\"predicted_ms\":0.0")
                .contains("\"prompt_ms\":-0.5");
    }

    private static JsonNode without(String member, JsonNode chunk) {
        ObjectNode copy = chunk.deepCopy();
        copy.remove(member);
        return copy;
    }
}
