package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateDecoderTest {

    private static final String CHAT =
            "{'id':'c','system_fingerprint':'fp','seq':%d,'choices':[{'index':0,'logit':-0.%1$d,"
                    + "'delta':{'content':'w%1$d'},'logprobs':null,'finish_reason':null}]}";

    /** The events that had to be decoded in full. */
    private final List<SseEvent> full = new ArrayList<>();

    /** Notes down the events that it is asked for. */
    private final class Noting implements TemplateDecoder.Full {

        private final TemplateDecoder.Full decoder;

        Noting(TemplateDecoder.Full decoder) {
            this.decoder = decoder;
        }

        @Override
        public Payload decode(SseEvent event) {
            full.add(event);
            return decoder.decode(event);
        }

        @Override
        public Holes holes() {
            return decoder.holes();
        }
    }

    private final PayloadDecoder chunks = new TemplateDecoder(new Noting(new ChunkDecoder()));
    private final PayloadDecoder typed =
            new TemplateDecoder(new Noting(new TypedEventDecoder(TypedEventSchema.REALTIME)));

    private static SseEvent event(String data) {
        return new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.utf8(data.replace('\'', '"')), 1, true);
    }

    private Chunk chunk(String data) {
        return (Chunk) chunks.decode(event(data));
    }

    private String text(String data) {
        return chunk(data).choices().get(0).text();
    }

    @Test
    void anEventThatRepeatsTheOneBeforeButForItsTextIsNotParsed() {
        List<String> texts =
                IntStream.range(0, 5).mapToObj(i -> text(CHAT.formatted(i))).toList();

        assertThat(texts).containsExactly("w0", "w1", "w2", "w3", "w4");
        assertThat(full).hasSize(1);
    }

    @Test
    void blanksAfterTheJsonMakeNoOtherEvent() {
        String delta = "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'w%d'}}%s";
        PayloadDecoder messages = new TemplateDecoder(new Noting(new MessageDecoder()));

        List<String> texts = IntStream.range(0, 5)
                .mapToObj(i -> messages.decode(event(delta.formatted(i, " ".repeat(i * 3 % 7)))))
                .map(payload -> payload.asChunk().orElseThrow().choices().get(0).text())
                .toList();

        assertThat(texts).containsExactly("w0", "w1", "w2", "w3", "w4");
        assertThat(full).hasSize(1);
    }

    @Test
    void whatIsRepeatedIsTheSameObject() {
        Chunk first = chunk(CHAT.formatted(1));
        Chunk second = chunk(CHAT.formatted(2));

        assertThat(second.envelope()).isSameAs(first.envelope());
        assertThat(second.choices().get(0).members())
                .isSameAs(first.choices().get(0).members());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'index':0,'text':'%s'}]}",
                "{'choices':[{'index':0,'delta':{'content':'%s','refusal':null}}]}",
                "{'choices':[{'index':0,'delta':{'refusal':'%s'}}]}",
                "{'choices':[{'index':0,'delta':{'role':'assistant','content':'','reasoning_content':'%s'}}]}",
                "{'choices':[{'index':0,'delta':{'content':null,'reasoning':'%s','reasoning_details':[]}}]}",
                "{'choices':[{'delta':{'thinking':'%s'}}],'obfuscation':'%s'}",
                "{'choices':[{'index':0,'delta':{'content':'%s','tool_calls':[]}}],'usage':null,'error_code':0}"
            })
    void theOnlyGeneratedTextOfAnEventMayChange(String shape) {
        decodeTwice(shape, "b \u00e9\u20ac\ud83d\ude00");

        assertThat(full).hasSize(1);
    }

    /** Decodes an event of this shape, and one with another text, which has to be decoded as if it had come alone. */
    private void decodeTwice(String shape, String text) {
        chunks.decode(event(shape.replace("%s", "a")));

        assertThat(chunks.decode(event(shape.replace("%s", text))))
                .isEqualTo(new ChunkDecoder().decode(event(shape.replace("%s", text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'delta':{'content':'%s','reasoning':'%s'}}]}",
                "{'choices':[{'delta':{'reasoning':'%s','reasoning_content':'%s'}}]}",
                "{'choices':[{'delta':{'reasoning':'%s','reasoning_details':[{'text':'a'}]}}]}",
                "{'choices':[{'delta':{'content':'%s','reasoning_details':[{'text':'a'}]}}]}",
                "{'choices':[{'delta':{'content':'%s'},'finish_reason':'stop'}]}",
                "{'choices':[{'delta':{'content':'%s'},'logprobs':{}}]}",
                "{'choices':[{'delta':{'content':'%s'}}],'usage':{}}",
                "{'choices':[{'delta':{'content':'%s'}}],'timings':{}}",
                "{'choices':[{'delta':{'content':'%s'}},5],'message':'%s'}",
                "{'choices':[{'delta':{'content':'%s'}}],'error':false}",
                "{'choices':[{'delta':{'content':'%s'}},{}]}",
                "{'choices':[{'delta':{'content':'%s'}}]} {}"
            })
    void whatMayMeanMoreIsDecodedInFull(String shape) {
        decodeTwice(shape, "b");

        assertThat(full).hasSize(2);
    }

    @Test
    void theChoicesOfOneStreamMayAlternate() {
        for (int i = 0; i < 40; i++) {
            String shape = "{'choices':[{'index':" + i % 4 + ",'delta':{'content':'" + i + "'}}]}";
            assertThat(chunk(shape).choices().get(0))
                    .satisfies(choice -> assertThat(choice.index()).isPresent());
        }

        assertThat(full).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "response.output_text.delta, Hi",
        "response.reasoning_text.delta, Hi",
        "response.function_call_arguments.delta, Hi",
        "response.output_audio.delta, AAAA"
    })
    void aTypedEventsIdAndNumberAreHandedOut(String type, String delta) {
        String shape = "{'type':'" + type + "','event_id':'e%d','sequence_number':%1$d,'item_id':'i','delta':'" + delta
                + "%1$d','obfuscation':'x%1$d'}";
        typed.decode(event(shape.formatted(7)));

        assertThat((Typed) typed.decode(event(shape.formatted(12)))).satisfies(second -> {
            assertThat(second)
                    .isEqualTo(new TypedEventDecoder(TypedEventSchema.REALTIME).decode(event(shape.formatted(12))));
            assertThat(second.eventId()).contains("e12");
            assertThat(second.sequence()).hasValue(12);
        });
        assertThat(full).hasSize(1);
    }
}
