package io.github.streamcheck.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.GeneratorSettings;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFaultsTest {

    private static final int TOKENS = 12;

    private final Faulty faulty = new Faulty(GeneratorSettings.DEFAULTS.withTokens(TOKENS));

    @Test
    void countsNoTokensIfItSendsNone() throws Exception {
        assertThat(Faulty.at(faulty.reply("no-token-delta", Requests.CHAT_STREAM), "/usage"))
                .last()
                .isEqualTo("{\"prompt_tokens\":3,\"completion_tokens\":0,\"total_tokens\":3}");
    }

    @Test
    void dropsThreeTokensInTheMiddle() throws Exception {
        List<String> words = words(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("token-gap", Requests.CHAT_STREAM);

        words = concat(words.subList(0, 4), words.subList(7, TOKENS));
        assertThat(words(reply)).isEqualTo(words);
    }

    @Test
    void dropsTheFirstToken() throws Exception {
        List<String> words = words(faulty.correct(Requests.CHAT_STREAM));

        assertThat(words(faulty.reply("first-token-lost", Requests.CHAT_STREAM)))
                .isEqualTo(words.subList(1, TOKENS));
    }

    @Test
    void dropsTheBlanksOfStreamsAlone() throws Exception {
        String whole = Faulty.text(faulty.correct(Requests.CHAT_STREAM));

        assertThat(Faulty.text(faulty.reply("whitespace-lost", Requests.CHAT_STREAM)))
                .isEqualTo(whole.replace(" ", ""));
        assertThat(Faulty.json(faulty.reply("whitespace-lost", Requests.CHAT_PLAIN))
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo(whole);
    }

    @Test
    void sendsOneLongTokenTwice() throws Exception {
        List<String> words = words(faulty.correct(Requests.CHAT_STREAM));

        List<String> found = words(faulty.reply("duplicate-chunk", Requests.CHAT_STREAM));

        assertThat(found).hasSize(TOKENS + 1);
        int twice = 0;
        while (found.get(twice).equals(words.get(twice))) {
            twice++;
        }
        assertThat(found.get(twice)).isEqualTo(found.get(twice - 1)).hasSizeGreaterThan(4);
        assertThat(found.subList(twice, TOKENS + 1)).isEqualTo(words.subList(twice - 1, TOKENS));
    }

    @Test
    void sendsEachTokenTwice() throws Exception {
        List<String> twice = words(faulty.correct(Requests.CHAT_STREAM)).stream()
                .flatMap(word -> List.of(word, word).stream())
                .toList();

        assertThat(words(faulty.reply("deltas-doubled", Requests.CHAT_STREAM))).isEqualTo(twice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-gap",
                "first-token-lost",
                "whitespace-lost",
                "duplicate-chunk",
                "deltas-doubled",
                "restarted"
            })
    void countsWhatACorrectServerWouldSend(String id) throws Exception {
        assertThat(Faulty.at(faulty.reply(id, Requests.CHAT_STREAM), "/usage/completion_tokens"))
                .containsExactly("" + TOKENS);
    }

    @Test
    void beginsAgainInTheMiddle() throws Exception {
        List<String> words = words(faulty.correct(Requests.CHAT_STREAM));

        Reply reply = faulty.reply("restarted", Requests.CHAT_STREAM);

        assertThat(words(reply)).isEqualTo(concat(words.subList(0, TOKENS / 2), words));
        assertThat(Faulty.at(reply, "/id").stream().distinct()).hasSize(2);
        assertThat(Faulty.at(reply, "/choices/0/delta/role")).containsExactly("assistant", "assistant");
        List<Frame> frames = reply.script().frames();
        assertThat(frames).extracting(Frame::atNanos).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void sendsThreeTimesTheLimit(String limit) throws Exception {
        Reply reply = faulty.reply("max-tokens-exceeded", Requests.with(Requests.CHAT_STREAM, "\"" + limit + "\":10"));

        assertThat(reply.script().texts(Kind.TOKEN)).hasSize(30);
        assertThat(Faulty.at(reply, "/usage/completion_tokens")).containsExactly("30");
        assertThat(Faulty.at(reply, "/choices/0/finish_reason")).last().isEqualTo("length");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "replacement-character, 5, \uFFFD",
        "control-text-leaked, 11, <|im_end|>",
        "stop-leaked, 11, THE END",
    })
    void addsToOneTokenOfStreamAndPlainAnswer(String id, int token, String what) throws Exception {
        String stop = "\"stop\":\"THE END\"";
        List<String> words = words(faulty.correct(Requests.CHAT_STREAM));
        String expected =
                String.join("", words.subList(0, token + 1)) + what + String.join("", words.subList(token + 1, TOKENS));

        assertThat(Faulty.text(faulty.reply(id, Requests.with(Requests.CHAT_STREAM, stop))))
                .isEqualTo(expected);
        assertThat(Faulty.json(faulty.reply(id, Requests.with(Requests.CHAT_PLAIN, stop)))
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo(expected);
    }

    @Test
    void sendsHalfOfAPairAsAnEscape() throws Exception {
        assertThat(faulty.reply("lone-surrogate", Requests.CHAT_STREAM).script().texts(Kind.TOKEN))
                .filteredOn(event -> event.contains("\\ud83c\"}"))
                .hasSize(1);
    }

    @Test
    void readsUtf8AsLatin1InEveryToken() throws Exception {
        assertThat(words(faulty.reply("mojibake", Requests.CHAT_STREAM))).allMatch(word -> word.endsWith("Ã©"));
    }

    @Test
    void showsTheMarkerOfAnotherPrompt() throws Exception {
        String first = Requests.CHAT_STREAM.replace("one two", "[k3x9-17] two");
        String second = Requests.CHAT_STREAM.replace("one two", "[k3x9-18] two");

        assertThat(Faulty.text(faulty.reply("cross-talk", first))).doesNotContain("[");
        assertThat(Faulty.text(faulty.reply("cross-talk", second)))
                .contains(" [k3x9-17]")
                .doesNotContain("-18");
        assertThat(Faulty.text(faulty.reply("cross-talk", second))).contains(" [k3x9-17]");
        assertThat(Faulty.text(faulty.reply("cross-talk", first))).contains(" [k3x9-18]");
    }

    private static List<String> words(Reply reply) throws Exception {
        return Faulty.chunks(reply).stream()
                .map(chunk -> chunk.at("/choices/0/delta/content"))
                .map(JsonNode::asText)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
