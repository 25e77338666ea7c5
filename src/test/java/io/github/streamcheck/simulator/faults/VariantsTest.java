package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.TestClient;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantsTest {

    private static final String TWO_CHOICES = Requests.with(Requests.CHAT_STREAM, "\"n\":2");

    private final Faulty faulty = new Faulty();

    static List<String> ids() {
        return Variants.ALL.stream().map(Fault::id).toList();
    }

    /** What a client makes of a stream that it reads by the book. */
    private record Read(Map<Integer, String> texts, Map<Integer, String> reasons, List<JsonNode> usage, int done) {

        static Read of(Reply reply) throws Exception {
            String body = String.join("", Faulty.texts(reply))
                    .replaceFirst("^\uFEFF", "")
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
            Read read = new Read(new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), 0);
            int done = 0;
            for (String line : body.split("\n", -1)) {
                String data = line.replaceFirst("^data: ?", "");
                if (data.equals("[DONE]")) {
                    done++;
                } else if (!data.equals(line)) {
                    read.add(Scripts.json(data));
                }
            }
            return new Read(read.texts, read.reasons, read.usage, done);
        }

        private void add(JsonNode chunk) {
            for (JsonNode choice : chunk.path("choices")) {
                int index = choice.path("index").asInt();
                texts.merge(index, choice.at("/delta/content").asText(""), String::concat);
                if (choice.path("finish_reason").isTextual()) {
                    reasons.put(index, choice.path("finish_reason").asText());
                }
            }
            if (chunk.path("usage").isObject()) {
                usage.add(chunk.path("usage"));
            }
        }

        JsonNode lastUsage() {
            return usage.get(usage.size() - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void meansTheSameAsTheCorrectStream(String id) throws Exception {
        Read correct = Read.of(faulty.correct(TWO_CHOICES));

        Read found = Read.of(faulty.reply(id, TWO_CHOICES));

        // One has a pair in its text, the other any text.
        if (!Set.of("variant-surrogate-split", "variant-random-text").contains(id)) {
            assertThat(found.texts()).isEqualTo(correct.texts());
        }
        assertThat(found.reasons()).isEqualTo(correct.reasons()).hasSize(2);
        assertThat(found.lastUsage()).isEqualTo(correct.lastUsage());
        assertThat(found.done()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isSentInAnotherWay(String id) throws Exception {
        Reply correct = faulty.correct(TWO_CHOICES);

        Reply found = faulty.reply(id, TWO_CHOICES);

        boolean differs = !Faulty.texts(found).equals(Faulty.texts(correct))
                || !found.delivery().equals(correct.delivery());
        assertThat(differs).isTrue();
    }

    @Test
    void beginsWithAByteOrderMark() throws Exception {
        assertThat(Faulty.texts(faulty.reply("variant-bom", Requests.CHAT_STREAM))
                        .get(0))
                .startsWith("\uFEFFdata: ");
    }

    @Test
    void joinsTokensByTwosAndAllOfTheEnd() throws Exception {
        List<String> writes = Faulty.texts(faulty.reply("variant-joined-events", Requests.CHAT_STREAM));

        assertThat(writes).extracting(write -> TestClient.events(write).size()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void sendsTheFinishReasonWithTheLastTokenOfEachChoice() throws Exception {
        Reply reply = faulty.reply("variant-finish-on-last-token", TWO_CHOICES);

        List<String> tokens = reply.script().texts(Kind.TOKEN);
        assertThat(tokens.subList(0, 6)).allMatch(event -> event.contains("\"finish_reason\":null"));
        assertThat(tokens.subList(6, 8)).allMatch(event -> event.contains("\"finish_reason\":\"stop\""));
        assertThat(reply.script().texts(Kind.FINISH)).isEmpty();
    }

    @Test
    void sendsTheUsageWithTheLastFinishReason() throws Exception {
        Reply reply = faulty.reply("variant-usage-on-finish", TWO_CHOICES);

        assertThat(reply.script().texts(Kind.FINISH))
                .extracting(event -> event.contains("completion_tokens"))
                .containsExactly(false, true);
        assertThat(reply.script().texts(Kind.USAGE)).isEmpty();
    }

    @Test
    void countsTheTokensSoFar() throws Exception {
        assertThat(Faulty.at(faulty.reply("variant-running-usage", Requests.CHAT_STREAM), "/usage/completion_tokens"))
                .containsExactly("1", "2", "3", "4", "4");
    }

    @Test
    void sendsTheSecondChoiceFirst() throws Exception {
        assertThat(Faulty.at(faulty.reply("variant-interleaved", TWO_CHOICES), "/choices/0/index"))
                .containsExactly("1", "0", "1", "0", "1", "0", "1", "0", "1", "0", "1", "0");
    }

    @Test
    void splitsAPairOverTwoDeltas() throws Exception {
        Reply reply = faulty.reply("variant-surrogate-split", Requests.CHAT_STREAM);
        List<String> tokens = reply.script().texts(Kind.TOKEN);

        assertThat(tokens.get(1)).contains("\"content\":\" \\ud83c\"");
        assertThat(tokens.get(2)).contains("\"content\":\"\\udf0d\"");
        assertThat(Faulty.json(faulty.reply("variant-surrogate-split", Requests.CHAT_PLAIN))
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo(Faulty.text(reply))
                .contains(" 🌍");
    }

    @Test
    void sendsAFirstChunkOfNothingButThePromptFilter() throws Exception {
        JsonNode chunk = Faulty.chunks(faulty.reply("variant-azure-first-chunk", Requests.CHAT_STREAM))
                .get(0);

        assertThat(chunk.path("id").asText("x")).isEmpty();
        assertThat(chunk.path("created").asInt(-1)).isZero();
        assertThat(chunk.path("choices").isEmpty()).isTrue();
        assertThat(chunk.has("prompt_filter_results")).isTrue();
    }
}
