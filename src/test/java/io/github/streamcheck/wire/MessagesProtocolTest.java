package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.AnthropicApi;
import io.github.streamcheck.plan.AnthropicApi.KeyHeader;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.Payload.Typed;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesProtocolTest {

    private final MessagesProtocol protocol = new MessagesProtocol();
    private final PayloadDecoder decoder = protocol.decoder();

    private static Target target(Map<String, String> headers, AnthropicApi api) {
        return new Target(
                URI.create("http://h"),
                headers,
                Map.of(),
                Optional.of(new Secret("sk-1")),
                Optional.empty(),
                Tls.DEFAULT,
                api);
    }

    private Map<String, String> headers(Target target) {
        Map<String, String> headers = new TreeMap<>();
        RequestHeaders.of(protocol.at(target), (name, value, sensitive) -> headers.put(name, value));
        headers.remove("User-Agent");
        return headers;
    }

    private static StreamRequest request(OptionalInt maxTokens) {
        return new StreamRequest(
                "m",
                "hello",
                true,
                new Request(
                        Optional.empty(),
                        List.of("hello"),
                        false,
                        maxTokens,
                        OptionalDouble.empty(),
                        true,
                        false,
                        Map.of()));
    }

    private Typed typed(String name, String data) {
        return (Typed) decoder.decode(new SseEvent(0, 0, 0, 0, name, Bytes.utf8(data.replace('\'', '"')), 1, true));
    }

    private Typed typed(String data) {
        return typed(SseEvent.DEFAULT_TYPE, data);
    }

    @Test
    void sendsTheVersionAndTheKeyInItsOwnHeader() {
        assertThat(headers(target(Map.of(), AnthropicApi.DEFAULT)))
                .isEqualTo(Map.of("anthropic-version", "2023-06-01", "x-api-key", "sk-1"));
    }

    @Test
    void sendsTheKeyAsAllOthersDoIfAskedTo() {
        assertThat(headers(target(Map.of(), new AnthropicApi("2026-10-21", KeyHeader.AUTHORIZATION))))
                .isEqualTo(Map.of("anthropic-version", "2026-10-21", "Authorization", "Bearer sk-1"));
    }

    @Test
    void leavesTheHeadersThatTheUserGave() {
        assertThat(headers(target(Map.of("Anthropic-Version", "2023-01-01"), AnthropicApi.DEFAULT)))
                .containsEntry("Anthropic-Version", "2023-01-01")
                .doesNotContainKey("anthropic-version");
    }

    @Test
    void alwaysHasALimitAndNoStreamOptions() {
        assertThat(new String(protocol.requestBody(request(OptionalInt.empty())), UTF_8))
                .contains("\"max_tokens\":256", "\"stream\":true", "\"role\":\"user\"")
                .doesNotContain("stream_options", "temperature");
        assertThat(new String(protocol.requestBody(request(OptionalInt.of(5))), UTF_8))
                .contains("\"max_tokens\":5");
    }

    @Test
    void countsCumulativelyAndThePromptWithItsCache() {
        Typed begun = typed("{'type':'message_start','message':{'usage':{'input_tokens':5,'cache_read_input_tokens':7,"
                + "'cache_creation_input_tokens':2,'output_tokens':1}}}");
        Typed ended = typed("{'type':'message_delta','delta':{},'usage':{'input_tokens':6,'output_tokens':9,"
                + "'cache_read_input_tokens':null,'output_tokens_details':{'thinking_tokens':4}}}");

        assertThat(begun.content().usage().orElseThrow().promptTokens()).hasValue(14);
        assertThat(begun.content().usage().orElseThrow().completionTokens()).isEmpty();
        assertThat(ended.content().usage().orElseThrow())
                .isEqualTo(new Payload.Usage(
                        OptionalLong.of(15),
                        OptionalLong.of(9),
                        OptionalLong.empty(),
                        OptionalLong.of(4),
                        OptionalLong.of(7),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, stop",
        "stop_sequence, stop",
        "max_tokens, length",
        "tool_use, tool_calls",
        "refusal, refusal",
        "other, other"
    })
    void saysWhyItEndsInTheWordsOfChat(String reason, String finish) {
        Typed end = typed("{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}");

        assertThat(end.content().choices().get(0).finishReason()).hasValue(finish);
        assertThat(end.status()).hasValue(reason);
    }

    @Test
    void theInputOfACallThatTheServerRunsIsNoneOfTheClients() {
        typed("{'type':'content_block_start','index':0,'content_block':{'type':'server_tool_use'}}");
        typed("{'type':'content_block_start','index':1,'content_block':{'type':'tool_use'}}");
        String delta =
                "{'type':'content_block_delta','index':%d,'delta':{'type':'input_json_delta','partial_json':'x'}}";

        Payload.Choice server = typed(delta.formatted(0)).content().choices().get(0);
        Payload.Choice client = typed(delta.formatted(1)).content().choices().get(0);

        assertThat(server.tools()).isEmpty();
        assertThat(server.generatesOutput()).isTrue();
        assertThat(client.tools()).hasSize(1);
        assertThat(client.isTokenDelta()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ping, hello, ping",
        "ping, {}, ping",
        "ping, {'type':'content_block_stop'}, content_block_stop",
        "billing, {'credits':1}, billing",
        "content_block_stop, {'index':1}, ''",
        "message, {'type':'note'}, note"
    })
    void knowsAnEventByItsTypeAndOneThatNobodyReadsByItsName(String name, String data, String type) {
        assertThat(typed(name, data).type()).isEqualTo(type);
    }
}
