package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceFaultsTest {

    private final Faulty faulty = new Faulty();

    @Test
    void countsTokensByTheIndex() throws Exception {
        assertThat(Faulty.at(faulty.reply("choice-index", Requests.COMPLETIONS_STREAM), "/choices/0/index"))
                .containsExactly("0", "1", "2", "3", "0");
    }

    @Test
    void sendsTheLastChunkWithoutAnything() throws Exception {
        List<JsonNode> chats = Faulty.chunks(faulty.reply("delta-missing", Requests.CHAT_STREAM));
        List<JsonNode> completions = Faulty.chunks(faulty.reply("delta-missing", Requests.COMPLETIONS_STREAM));

        assertThat(chats)
                .filteredOn(chunk -> chunk.at("/choices/0").has("delta"))
                .hasSize(5);
        assertThat(chats.get(5).at("/choices/0").has("delta")).isFalse();
        assertThat(completions.get(4).at("/choices/0").has("text")).isFalse();
    }

    @Test
    void sendsAMessageWhereADeltaBelongs() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("message-in-stream", Requests.CHAT_STREAM);

        assertThat(String.join("", Faulty.at(reply, "/choices/0/message/content")))
                .isEqualTo(whole);
        assertThat(Faulty.at(reply, "/choices/0/delta")).hasSize(2);
    }

    @Test
    void sendsAChatAsACompletion() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("wrong-shape", Requests.CHAT_STREAM);

        assertThat(String.join("", Faulty.at(reply, "/choices/0/text"))).isEqualTo(whole);
        assertThat(Faulty.at(reply, "/choices/0/delta")).isEmpty();
    }

    @Test
    void sendsACompletionAsAChat() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.COMPLETIONS_STREAM));

        Reply reply = faulty.reply("wrong-shape", Requests.COMPLETIONS_STREAM);

        assertThat(String.join("", Faulty.at(reply, "/choices/0/delta/content")))
                .isEqualTo(whole);
        assertThat(Faulty.at(reply, "/choices/0/text")).isEmpty();
    }

    @Test
    void sendsTextAsParts() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("text-not-string", Requests.CHAT_STREAM);

        assertThat(String.join("", Faulty.at(reply, "/choices/0/delta/content/0/text")))
                .isEqualTo(whole);
        assertThat(Faulty.at(faulty.reply("text-not-string", Requests.COMPLETIONS_STREAM), "/choices/0/text/0/type"))
                .containsExactly("text", "text", "text", "text");
    }

    @Test
    void sendsAllTheTextSoFarOfEachChoice() throws Exception {
        List<JsonNode> chunks =
                Faulty.chunks(faulty.reply("delta-cumulative", Requests.with(Requests.COMPLETIONS_STREAM, "\"n\":2")));
        for (int choice = 0; choice < 2; choice++) {
            int index = choice;
            List<String> texts = chunks.stream()
                    .filter(chunk -> chunk.at("/choices/0/index").asInt() == index)
                    .map(chunk -> chunk.at("/choices/0/text").asText())
                    .toList();

            assertThat(texts).hasSize(5);
            for (int i = 1; i < 4; i++) {
                assertThat(texts.get(i)).startsWith(texts.get(i - 1) + " ");
            }
        }
    }

    @Test
    void speaksInTheRoleOfTheUser() throws Exception {
        assertThat(Faulty.at(faulty.reply("role-invalid", Requests.CHAT_STREAM), "/choices/0/delta/role"))
                .containsExactly("user");
    }

    @Test
    void saysItsRoleAfterTheFirstToken() throws Exception {
        Reply reply = faulty.reply("role-late", Requests.CHAT_STREAM);

        assertThat(Faulty.chunks(reply).get(1).at("/choices/0/delta/role").asText())
                .isEqualTo("assistant");
        assertThat(reply.script().frames().get(1).atNanos())
                .isEqualTo(reply.script().frames().get(0).atNanos())
                .isPositive();
    }
}
