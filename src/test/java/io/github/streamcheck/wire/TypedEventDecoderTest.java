package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Step;
import io.github.streamcheck.wire.Payload.Typed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedEventDecoderTest {

    private final PayloadDecoder decoder = new TypedEventDecoder(TypedEventSchema.RESPONSES);

    private Payload decode(String data) {
        return decoder.decode(
                new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.utf8(data.replace('\'', '"')), 1, true));
    }

    private Typed typed(String type, String members) {
        return (Typed) decode("{'type':'" + type + "'" + (members.isEmpty() ? "" : ",") + members + "}");
    }

    private Choice asChunk(String type, String delta) {
        return typed(type, "'delta':'" + delta + "'").content().choices().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "response.created, BEGIN",
        "response.in_progress, OTHER",
        "response.output_item.added, ITEM_BEGIN",
        "response.content_part.added, PART_BEGIN",
        "response.output_text.delta, DELTA",
        "response.reasoning_summary_text.delta, DELTA",
        "response.function_call_arguments.delta, DELTA",
        "response.output_text.done, TEXT_END",
        "response.output_text.annotation.added, OTHER",
        "response.audio.delta, DELTA",
        "response.audio.done, TEXT_END",
        "response.content_part.done, PART_END",
        "response.output_item.done, ITEM_END",
        "response.completed, END",
        "response.failed, END",
        "response.incomplete, END",
        "error, ERROR",
        "keepalive, OTHER",
        "output_text.delta, OTHER"
    })
    void theTypeSaysWhatTheEventDoes(String type, Step step) {
        assertThat(typed(type, "").step()).isEqualTo(step);
    }

    /** 0xFF is never UTF-8. */
    @Test
    void aTextThatIsNoUtf8IsReadAsBrowsersReadIt() {
        byte[] data =
                "{\"type\":\"response.output_text.delta\",\"delta\":\"a\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        SseEvent event = new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.copyOf(data, 0, data.length), 1, true);

        assertThat(decoder.decode(event)
                        .asChunk()
                        .orElseThrow()
                        .choices()
                        .get(0)
                        .text())
                .isEqualTo("a\ufffd");
    }

    @Test
    void textReasoningAndArgumentsAreToldApart() {
        assertThat(asChunk("response.output_text.delta", "a").text()).isEqualTo("a");
        assertThat(asChunk("response.refusal.delta", "b").text()).isEqualTo("b");
        assertThat(asChunk("response.reasoning_text.delta", "c").reasoning()).isEqualTo("c");
        assertThat(asChunk("response.function_call_arguments.delta", "d").toolArguments())
                .isEqualTo("d");
    }

    @Test
    void onlyADeltaWithTextIsAToken() {
        assertThat(typed("response.output_text.delta", "'delta':'a'").content().isTokenDelta())
                .isTrue();
        assertThat(typed("response.output_text.delta", "'delta':''").content().isTokenDelta())
                .isFalse();
        assertThat(typed("response.output_text.done", "'text':'a'").content().isTokenDelta())
                .isFalse();
        assertThat(typed("response.created", "'response':{}").content().isTokenDelta())
                .isFalse();
    }

    @Test
    void theLastEventHasTheUsageInItsOwnNames() {
        Chunk asChunk = typed("response.completed", """
                        'response':{'id':'r','usage':{'input_tokens':3,'output_tokens':5,'total_tokens':8,
                        'output_tokens_details':{'reasoning_tokens':2},'input_tokens_details':{'cached_tokens':1}}}""").content();

        assertThat(asChunk.usage()).hasValueSatisfying(usage -> {
            assertThat(usage.promptTokens()).hasValue(3);
            assertThat(usage.completionTokens()).hasValue(5);
            assertThat(usage.totalTokens()).hasValue(8);
        });
        assertThat(asChunk.envelope().id()).hasValue("r");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
                    response.completed  | 'status':'completed'                                                       | stop
                    response.completed  | 'object':'response'                                                        | stop
                    response.incomplete | 'status':'incomplete','incomplete_details':{'reason':'max_output_tokens'}  | length
                    response.incomplete | 'status':'incomplete','incomplete_details':{'reason':'content_filter'}     | content_filter
                    response.failed     | 'status':'failed','error':{'message':'no'}                                 | none
                    """)
    void theEndSaysWhyInTheWordsOfAFinishReason(String type, String members, @Nullable String reason) {
        Chunk asChunk = typed(type, "'response':{" + members + "}").content();

        assertThat(asChunk.choices().get(0).finishReason()).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void theEndOfAToolCallSaysSo() {
        typed("response.output_item.added", "'output_index':0,'item':{'type':'function_call'}");

        assertThat(typed("response.completed", "'response':{'status':'completed'}")
                        .content()
                        .choices()
                        .get(0)
                        .finishReason())
                .hasValue("tool_calls");
    }

    @Test
    void theTypeOfTheEndStandsForAStatusThatIsNotSaid() {
        assertThat(typed("response.incomplete", "'response':{}").status()).hasValue("incomplete");
        assertThat(typed("response.completed", "'response':{'status':'failed'}").status())
                .hasValue("failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'error','code':'server_error','message':'no','sequence_number':3}",
                "{'type':'response.failed','response':{'status':'failed','error':{'message':'no'}}}",
                "{'error':{'message':'no'}}"
            })
    void errorsAreErrorsInEachForm(String data) {
        assertThat(decode(data).asChunk().flatMap(Chunk::error)).isPresent();
    }

    @Test
    void aNullErrorIsNone() {
        assertThat(typed("response.completed", "'response':{'error':null}")
                        .content()
                        .error())
                .isEmpty();
    }

    @Test
    void whatIsWholeIsToldWithItsPlace() {
        assertThat(typed("response.output_text.done", "'item_id':'i','output_index':1,'content_index':2,'text':'ab'")
                        .wholes())
                .singleElement()
                .satisfies(whole -> {
                    assertThat(whole.text()).isEqualTo("ab");
                    assertThat(whole.part().itemId()).hasValue("i");
                    assertThat(whole.part().output()).hasValue(1);
                    assertThat(whole.part().content()).isEqualTo(2);
                    assertThat(whole.part().kind()).isEqualTo("output_text");
                });
    }

    @Test
    void aKindOfTextHasOneNameInAllItsEvents() {
        String place = "'item_id':'i','output_index':0,'summary_index':0,";

        assertThat(typed("response.reasoning_summary_text.delta", place + "'delta':'a'")
                        .part())
                .isEqualTo(typed("response.reasoning_summary_part.added", place + "'part':{'type':'summary_text'}")
                        .part());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':null}",
                "{'type':7,'response':[]}",
                "{'type':'response.completed'}",
                "{'type':'response.completed','response':{'output':{'a':1},'usage':7}}",
                "{'type':'response.completed','response':{'output':[null,{'content':[1,{}]}]}}",
                "{'type':'response.output_text.delta','delta':{'a':1},'output_index':'x'}",
                "{'type':'response.output_item.done','item':null}",
                "{'type':'response..delta'}",
                "{'type':'response.delta'}",
                "{'choices':[{'delta':{'content':'a'}}]}"
            })
    void anyObjectIsReadAsAnEvent(String data) {
        assertThat(decode(data))
                .isInstanceOfSatisfying(
                        Typed.class,
                        typed -> assertThat(typed.content().isTokenDelta()).isFalse());
    }

    @Test
    void whatIsNoObjectIsNoEvent() {
        assertThat(decode("[DONE]")).isEqualTo(Payload.Done.INSTANCE);
        assertThat(decode("null")).isEqualTo(new Payload.NotAnObject("null"));
        assertThat(decode("{'type':")).isInstanceOf(Payload.Undecodable.class);
        assertThat(decode("{} {}")).isInstanceOf(Payload.Undecodable.class);
    }
}
