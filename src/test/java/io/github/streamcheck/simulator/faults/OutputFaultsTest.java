package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFaultsTest {

    private static final String CHAT = Requests.with(Requests.CHAT_STREAM, "\"logprobs\":true,\"top_logprobs\":2");
    private static final String COMPLETION = Requests.with(Requests.COMPLETIONS_STREAM, "\"logprobs\":2");

    private final Faulty faulty = new Faulty();

    @Test
    void cutsTheArgumentsOfTheLastCall() throws Exception {
        List<String> pieces = Faulty.at(
                faulty.reply("tool-call-shape", Requests.TOOLS_STREAM),
                "/choices/0/delta/tool_calls/0/function/arguments");

        assertThat(String.join("", pieces)).isEqualTo("{\"city\":\"the quiet river\",\"days\":7}{");
    }

    @Test
    void givesBothCallsTheSameIndex() throws Exception {
        String index = "/choices/0/delta/tool_calls/0/index";

        assertThat(Faulty.at(faulty.correct(Requests.TOOLS_STREAM), index)).contains("1");
        assertThat(Faulty.at(faulty.reply("tool-index", Requests.TOOLS_STREAM), index))
                .containsOnly("0");
    }

    @Test
    void writesCallsIntoTheText() throws Exception {
        Reply reply = faulty.reply("tool-call-as-text", Requests.TOOLS_STREAM);

        assertThat(Faulty.text(reply))
                .startsWith("<tool_call>{\"name\": \"weather\", \"arguments\": {\"city\":")
                .endsWith("</tool_call>");
        assertThat(Faulty.at(reply, "/choices/0/delta/tool_calls")).isEmpty();
        assertThat(Faulty.at(reply, "/choices/0/finish_reason")).last().isEqualTo("stop");
    }

    @Test
    void sendsTheTextAsReasoningToo() throws Exception {
        Reply reply = faulty.reply("reasoning-in-both", Requests.CHAT_STREAM);

        assertThat(String.join("", Faulty.at(reply, "/choices/0/delta/reasoning_content")))
                .isEqualTo(Faulty.text(reply))
                .isNotEmpty();
    }

    @Test
    void givesAChatTheLogprobsOfACompletion() throws Exception {
        Reply reply = faulty.reply("logprobs-shape", CHAT);

        assertThat(Faulty.at(reply, "/choices/0/logprobs/tokens/0"))
                .hasSize(4)
                .isEqualTo(Faulty.at(reply, "/choices/0/delta/content").subList(1, 5));
        assertThat(Faulty.at(reply, "/choices/0/logprobs/content")).isEmpty();
    }

    @Test
    void givesACompletionTheLogprobsOfAChat() throws Exception {
        Reply reply = faulty.reply("logprobs-shape", COMPLETION);

        assertThat(Faulty.at(reply, "/choices/0/logprobs/content/0/token"))
                .hasSize(4)
                .isEqualTo(Faulty.at(reply, "/choices/0/text").subList(0, 4));
        assertThat(Faulty.at(reply, "/choices/0/logprobs/tokens")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, /choices/0/logprobs/content", "false, /choices/0/logprobs/tokens"})
    void leavesTheLogprobsOfEverySecondTokenOut(boolean chat, String where) throws Exception {
        assertThat(Faulty.chunks(faulty.reply("logprobs-count", chat ? CHAT : COMPLETION)).stream()
                        .map(chunk -> chunk.at(where))
                        .filter(JsonNode::isArray)
                        .map(JsonNode::size))
                .containsExactly(1, 0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"true, /choices/0/logprobs/content/0/logprob", "false, /choices/0/logprobs/token_logprobs/0"})
    void givesLogprobsAboveZero(boolean chat, String where) throws Exception {
        assertThat(Faulty.at(faulty.correct(chat ? CHAT : COMPLETION), where))
                .hasSize(4)
                .allMatch(value -> Double.parseDouble(value) < 0);
        assertThat(Faulty.at(faulty.reply("logprobs-values", chat ? CHAT : COMPLETION), where))
                .hasSize(4)
                .allMatch(value -> Double.parseDouble(value) > 0);
    }
}
