package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.ApiException;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationFaultsTest {

    private static final String REASON = "/choices/0/finish_reason";

    private final Faulty faulty = new Faulty();

    @ParameterizedTest
    @CsvSource({"done-duplicate, [DONE]", "data-after-done, '\"delta\":{\"content\":\"\"}'"})
    void sendsMoreAfterDone(String id, String what) throws ApiException {
        assertThat(faulty.reply(id, Requests.CHAT_STREAM).script().texts(Kind.OTHER))
                .singleElement()
                .satisfies(text -> assertThat(text).contains(what));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none, 'null null null null null stop'",
        "finish-missing, 'null null null null null'",
        "finish-duplicate, 'null null null null null stop stop'",
        "finish-unknown, 'null null null null null eos_token'",
        "finish-key-absent, 'stop'",
        "finish-early, 'null null null stop'",
        "finish-wrong, 'null null null null null tool_calls'",
        "content-after-finish, 'null null null null stop null'",
        "empty-after-finish, 'null null null null null stop null'",
        "data-after-done, 'null null null null null stop null'",
    })
    void givesTheseFinishReasons(String id, String reasons) throws Exception {
        assertThat(String.join(" ", Faulty.at(faulty.reply(id, Requests.CHAT_STREAM), REASON)))
                .isEqualTo(reasons);
    }

    @Test
    void saysNullAsTextOrNothing() throws Exception {
        List<JsonNode> reasons = Faulty.chunks(faulty.reply("finish-null-text", Requests.CHAT_STREAM)).stream()
                .map(chunk -> chunk.at(REASON))
                .toList();

        assertThat(reasons.subList(1, 5)).allMatch(JsonNode::isTextual);
        assertThat(reasons.subList(1, 5)).extracting(JsonNode::asText).containsExactly("null", "", "null", "");
    }

    @Test
    void sendsHalfOfTheTextAndCountsAll() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("finish-early", Requests.CHAT_STREAM);

        String half = Faulty.text(reply);
        assertThat(whole).startsWith(half);
        assertThat(half.length()).isBetween(1, whole.length() - 1);
        assertThat(whole.charAt(half.length())).as("cut inside a word").isNotEqualTo(' ');
        assertThat(Faulty.at(reply, "/usage/completion_tokens")).containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-after-finish", "empty-after-finish", "finish-duplicate", "data-after-done"})
    void losesNothingOfTheText(String id) throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        assertThat(Faulty.text(faulty.reply(id, Requests.CHAT_STREAM))).isEqualTo(whole);
    }

    @Test
    void saysStopAfterToolCalls() throws Exception {
        assertThat(Faulty.at(faulty.reply("finish-wrong", Requests.TOOLS_STREAM), REASON))
                .last()
                .isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource({"none, 3", "n-ignored, 1"})
    void givesSoManyChoices(String id, int choices) throws Exception {
        String three = Requests.with(Requests.CHAT_STREAM, "\"n\":3");

        assertThat(faulty.reply(id, three).script().texts(Kind.FINISH)).hasSize(choices);
        assertThat(Faulty.json(faulty.reply(id, Requests.with(Requests.CHAT_PLAIN, "\"n\":3")))
                        .path("choices"))
                .hasSize(choices);
    }
}
