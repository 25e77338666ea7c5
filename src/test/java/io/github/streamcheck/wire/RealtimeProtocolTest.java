package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealtimeProtocolTest {

    private final Dialogue dialogue = new RealtimeProtocol()
            .dialogue(new StreamRequest(
                    "m/1 b",
                    "hello",
                    true,
                    new Request(
                            Optional.empty(),
                            List.of("hello"),
                            false,
                            OptionalInt.of(7),
                            OptionalDouble.empty(),
                            true,
                            false,
                            Map.of())));

    @Test
    void asksForTheModelInTheQueryAndForAResponseInTwoMessages() {
        assertThat(dialogue.path()).isEqualTo("/v1/realtime?model=m%2F1+b");
        assertThat(dialogue.subprotocols()).containsExactly("realtime");
        assertThat(dialogue.messages()).hasSize(2);
        assertThat(dialogue.messages().get(0))
                .contains("conversation.item.create", "\"input_text\"", "\"text\":\"hello\"", "\"role\":\"user\"");
        assertThat(dialogue.messages().get(1)).contains("response.create", "\"max_output_tokens\":7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'response.done','response':{'id':'r'}} | true",
                "{'type':'error','error':{'message':'no'}} | true",
                "{'type':'session.created','session':{}} | false",
                "{'type':'response.output_text.delta','delta':'a'} | false",
                "{'type':'response.created','response':{'id':'r'}} | false",
                "hello | false"
            })
    void isOverAfterTheResponseOrAnError(String data, boolean last) {
        Payload payload = dialogue.decoder()
                .decode(new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.utf8(data.replace('\'', '"')), 1, true));

        assertThat(dialogue.isLast().test(payload)).isEqualTo(last);
    }

    @Test
    void fewServersHaveIt() {
        assertThat(Protocol.all().stream()
                        .filter(Protocol::isOptional)
                        .map(each -> each.endpoint().name()))
                .containsExactly("messages", "ollama-chat", "ollama-generate", "realtime", "responses");
        assertThat(Protocol.all().stream().map(each -> each.endpoint().name())).isSorted();
    }
}
