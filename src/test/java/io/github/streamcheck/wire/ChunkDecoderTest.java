package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {

    private final ChunkDecoder decoder = new ChunkDecoder();

    private Payload decode(String data) {
        return decoder.decode(new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.utf8(data), 1, true));
    }

    private Choice choice(String json) {
        return ((Chunk) decode("{\"choices\":[" + json + "]}")).choices().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[DONE]", "[DONE] ", "[DONE]\t"})
    void theSentinelIsNoJson(String data) {
        assertThat(decode(data)).isEqualTo(Payload.Done.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"choices\":[}",
                "{'id': None}",
                "{} {}",
                "data: {}",
                ": keepalive",
                "[DONE",
                "{\"choices\":[{\"logprob\":NaN}]}",
                "\u0000"
            })
    void whatIsNoJsonIsUndecodable(String data) {
        assertThat(decode(data)).isInstanceOf(Payload.Undecodable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0{\0}", "{\0}\0", "{\0\0\0}\0\0\0", "{\0\0\0\"choices\"", "\ufeff{}"})
    void jsonIsReadAsUtf8WhateverElseItLooksLike(String data) {
        assertThat(decode(data)).isInstanceOf(Payload.Undecodable.class);
    }

    @ParameterizedTest
    @CsvSource({"null, null", "17, a number", "\"x\", a text", "'[{}]', a list", "true, a boolean"})
    void jsonThatIsNoObjectIsNamed(String data, String type) {
        assertThat(decode(data)).isEqualTo(new Payload.NotAnObject(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":{\"content\":\"a\"}}",
                "{\"text\":\"a\"}",
                "{\"delta\":{\"refusal\":\"a\"}}",
                "{\"delta\":{\"content\":null,\"reasoning_content\":\"a\"}}",
                "{\"delta\":{\"reasoning\":\"a\"}}",
                "{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}}",
                "{\"delta\":{\"function_call\":{\"arguments\":\"{\"}}}"
            })
    void generatedOutputIsATokenDelta(String json) {
        assertThat(choice(json).isTokenDelta()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":{\"role\":\"assistant\"}}",
                "{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}",
                "{\"delta\":{\"content\":null}}",
                "{\"delta\":{}}",
                "{\"delta\":null}",
                "{\"text\":\"\"}",
                "{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}}",
                "{\"delta\":{\"tool_calls\":null,\"function_call\":null}}"
            })
    void aRoleOnlyEmptyOrNullDeltaIsNone(String json) {
        assertThat(choice(json).isTokenDelta()).isFalse();
    }

    @Test
    void reasoningIsATokenDeltaButNoOutput() {
        assertThat(choice("{\"delta\":{\"reasoning_content\":\"hm\"}}").isOutput())
                .isFalse();
    }

    @Test
    void theSameReasoningUnderTwoNamesCountsOnce() {
        assertThat(choice("{\"delta\":{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"}}")
                        .reasoning())
                .isEqualTo("hm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"null\"", "7"})
    void whatStandsForNoFinishReasonIsNone(String reason) {
        assertThat(choice("{\"finish_reason\":" + reason + "}").finishReason()).isEmpty();
    }

    @Test
    void aFinishReasonIsKept() {
        assertThat(choice("{\"finish_reason\":\"stop\",\"index\":1}")).satisfies(choice -> {
            assertThat(choice.finishReason()).contains("stop");
            assertThat(choice.index()).hasValue(1);
        });
    }

    @Test
    void usageIsReadWhereverItStands() {
        Chunk chunk = (Chunk)
                decode(
                        "{\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"x\":{\"y\":[1]}},\"choices\":[]}");
        assertThat(chunk.usage())
                .contains(Payload.Usage.of(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3)));
    }

    @Test
    void aUsageOfNullIsNone() {
        assertThat(((Chunk) decode("{\"choices\":[],\"usage\":null}")).usage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"message\":\"boom\"}}", "{\"choices\":[],\"error\":{\"message\":\"boom\"}}"})
    void anErrorIsToldWithoutWhatIsAroundIt(String data) {
        assertThat(((Chunk) decode(data)).error()).contains("{\"message\":\"boom\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"boom\"}",
                "{\"object\":\"error\",\"message\":\"boom\"}",
                "{\"code\":429,\"msg\":\"boom\",\"success\":false}",
                "{\"error_code\":7,\"choices\":null}"
            })
    void anErrorOfAnotherShapeInPlaceOfAChunkIsSeen(String data) {
        assertThat(((Chunk) decode(data)).error()).contains(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[],\"error\":null}",
                "{\"choices\":[{\"delta\":{\"content\":\"error\"}}]}",
                "{\"choices\":[],\"message\":\"hello\"}",
                "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}"
            })
    void whatOnlyLooksLikeAnErrorIsNone(String data) {
        assertThat(((Chunk) decode(data)).error()).isEmpty();
    }

    @Test
    void deepNestingIsUndecodableAndNoCrash() {
        assertThat(decode("{\"x\":" + "[".repeat(10_000))).isInstanceOf(Payload.Undecodable.class);
    }

    @Test
    void choicesOfAnotherTypeAreNone() {
        assertThat((Chunk) decode("{\"choices\":\"none\"}")).satisfies(chunk -> {
            assertThat(chunk.hasChoices()).isFalse();
            assertThat(chunk.choices()).isEmpty();
        });
    }
}
