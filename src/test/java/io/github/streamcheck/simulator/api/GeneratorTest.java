package io.github.streamcheck.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.faults.Faulty;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    private static final GeneratorSettings SETTINGS = GeneratorSettings.DEFAULTS
            .withTokens(3)
            .withTtft(Duration.ofMillis(50))
            .withItl(Duration.ofMillis(10));

    private final Generator generator = new Generator(SETTINGS, CLOCK);

    @Test
    void beginsAChatWithItsRoleAndEndsWithFinishUsageAndDone() throws ApiException {
        assertThat(Scripts.shape(stream(Requests.CHAT_STREAM)))
                .isEqualTo("ROLE TOKEN TOKEN TOKEN FINISH USAGE DONE End");
    }

    @Test
    void beginsACompletionWithItsFirstToken() throws ApiException {
        Script script = generator
                .reply(Requests.completions(Requests.COMPLETIONS_STREAM), 0)
                .script();

        assertThat(Scripts.shape(script)).isEqualTo("TOKEN TOKEN TOKEN FINISH DONE End");
    }

    @Test
    void sendsTheFirstTokenAfterTheTtftAndEachNextOneAfterTheItl() throws ApiException {
        List<Long> millis = stream(Requests.CHAT_STREAM).frames().stream()
                .map(frame -> TimeUnit.NANOSECONDS.toMillis(frame.atNanos()))
                .toList();

        assertThat(millis).containsExactly(0L, 50L, 60L, 70L, 70L, 70L, 70L, 70L);
    }

    @Test
    void interleavesChoices() throws ApiException {
        Script script = stream(Requests.CHAT_STREAM.replace("\"stream\"", "\"n\":2,\"stream\""));

        assertThat(Scripts.shape(script))
                .isEqualTo("ROLE ROLE TOKEN TOKEN TOKEN TOKEN TOKEN TOKEN FINISH FINISH USAGE DONE End");
        assertThat(script.texts(Kind.TOKEN))
                .extracting(text -> text.contains("\"index\":1"))
                .containsExactly(false, true, false, true, false, true);
    }

    @Test
    void countsTheTokensOfAllChoicesInTheUsage() throws ApiException {
        Script script = stream(Requests.CHAT_STREAM.replace("\"stream\"", "\"n\":2,\"stream\""));

        assertThat(script.texts(Kind.USAGE).get(0))
                .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":6,\"total_tokens\":9}}");
    }

    @Test
    void writesChunksThatAreCompleteJsonObjects() throws Exception {
        JsonNode chunk =
                Scripts.json(stream(Requests.CHAT_STREAM).texts(Kind.TOKEN).get(0));

        assertThat(chunk.path("id").asText()).startsWith("chatcmpl-");
        assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(chunk.path("created").asLong()).isEqualTo(1_800_000_000);
        assertThat(chunk.path("model").asText()).isEqualTo("streamcheck-simulator");
        assertThat(chunk.path("usage").isNull()).isTrue();
        assertThat(chunk.at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(chunk.at("/choices/0/delta/content").asText()).isNotEmpty();
    }

    @Test
    void saysNothingOfUsageIfNotAsked() throws ApiException {
        Script script = stream("{\"messages\":[{\"role\":\"user\"}],\"stream\":true}");

        assertThat(script.frames()).noneMatch(frame -> frame.toString().contains("usage"));
    }

    @Test
    void echoesTheModelOfTheRequestWhateverItsCharacters() throws Exception {
        Script script = stream("{\"model\":\"a\\\"b\",\"messages\":[{\"role\":\"user\"}],\"stream\":true}");

        assertThat(Scripts.json(script.texts(Kind.ROLE).get(0)).path("model").asText())
                .isEqualTo("a\"b");
    }

    @Test
    void givesTheStreamAndThePlainAnswerTheSameTextAtTemperatureZero() throws Exception {
        StringBuilder streamed = new StringBuilder();
        for (String event : stream(Requests.CHAT_STREAM).texts(Kind.TOKEN)) {
            streamed.append(Scripts.json(event).at("/choices/0/delta/content").asText());
        }

        assertThat(plain(Requests.CHAT_PLAIN, 1)
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo(streamed.toString());
    }

    @Test
    void givesRequestsThatAreNotRepeatableTextsOfTheirOwn() throws Exception {
        String body = "{\"messages\":[{\"role\":\"user\"}]}";

        assertThat(plain(body, 1).at("/choices/0/message/content"))
                .isNotEqualTo(plain(body, 2).at("/choices/0/message/content"));
    }

    @Test
    void givesEachRequestAnIdOfItsOwn() throws Exception {
        assertThat(plain(Requests.CHAT_PLAIN, 1).path("id"))
                .isNotEqualTo(plain(Requests.CHAT_PLAIN, 2).path("id"));
    }

    @Test
    void sendsThePlainAnswerWhenAllItsTokensWouldBeThere() throws ApiException {
        Reply reply = generator.reply(Requests.chat(Requests.CHAT_PLAIN), 0);

        assertThat(reply.headAtNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50 + 3 * 10));
    }

    @Test
    void reasonsFirstIfTheModelIsOneThatDoes() throws Exception {
        String model = "\"model\":\"m-reasoning\"";
        Reply reply = generator.reply(Requests.chat(Requests.with(Requests.CHAT_STREAM, model)), 0);
        JsonNode plain = plain(Requests.with(Requests.CHAT_PLAIN, model), 1);

        String reasoning = String.join("", Faulty.at(reply, "/choices/0/delta/reasoning_content"));
        assertThat(Scripts.shape(reply.script()))
                .isEqualTo("ROLE TOKEN TOKEN TOKEN TOKEN TOKEN TOKEN TOKEN FINISH USAGE DONE End");
        assertThat(reply.script().texts(Kind.TOKEN).get(3)).contains("reasoning_content");
        assertThat(reasoning)
                .isNotEmpty()
                .isEqualTo(plain.at("/choices/0/message/reasoning_content").asText());
        assertThat(Faulty.text(reply))
                .isEqualTo(plain.at("/choices/0/message/content").asText());
        assertThat(Faulty.at(reply, "/usage/completion_tokens_details/reasoning_tokens"))
                .containsExactly("4");
        assertThat(Faulty.at(reply, "/usage"))
                .last()
                .isEqualTo(plain.path("usage").toString());
    }

    @Test
    void beginsAToolCallWithItsNameAndGoesOnWithItsArguments() throws Exception {
        Reply reply = generator.reply(Requests.chat(Requests.TOOLS_STREAM), 0);

        List<String> calls = Faulty.at(reply, "/choices/0/delta/tool_calls");
        assertThat(calls.get(0))
                .matches("\\[\\{\"index\":0,\"id\":\"call_[0-9a-f]+\",\"type\":\"function\","
                        + "\"function\":\\{\"name\":\"weather\",\"arguments\":\"\"}}]");
        assertThat(calls.get(1)).isEqualTo("[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\"}}]");
        assertThat(calls.get(calls.size() - 2)).contains("\"index\":1").contains("\"name\":\"now\"");
        assertThat(Faulty.at(reply, "/choices/0/finish_reason")).last().isEqualTo("tool_calls");
    }

    @Test
    void countsOffsetsOfACompletionsLogprobsThroughTheStream() throws Exception {
        String body = Requests.with(Requests.COMPLETIONS_STREAM, "\"logprobs\":1");
        Reply streamed = generator.reply(Requests.completions(body), 0);
        JsonNode plain = Scripts.json(generator
                .reply(Requests.completions(body.replace("\"stream\":true", "\"stream\":false")), 1)
                .script()
                .texts(Kind.OTHER)
                .get(0));

        for (String member : List.of("tokens", "token_logprobs", "top_logprobs", "text_offset")) {
            List<String> all = new ArrayList<>();
            plain.at("/choices/0/logprobs/" + member).forEach(value -> all.add(value.toString()));
            assertThat(Faulty.at(streamed, "/choices/0/logprobs/" + member))
                    .isEqualTo(all.stream().map(value -> "[" + value + "]").toList())
                    .hasSize(3);
        }
    }

    private Script stream(String body) throws ApiException {
        return generator.reply(Requests.chat(body), 0).script();
    }

    private JsonNode plain(String body, long number) throws ApiException, IOException {
        Script script = generator.reply(Requests.chat(body), number).script();
        return Scripts.json(script.texts(Kind.OTHER).get(0));
    }
}
