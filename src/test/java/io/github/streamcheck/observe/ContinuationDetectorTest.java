package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.PayloadDecoder;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ResponsesProtocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What merely continues a text, and what says more. */
class ContinuationDetectorTest {

    private static final String TEXT = chunk("'id':'a','created':1", "'index':0,'delta':{'content':' b'}");

    private final PayloadDecoder decoder = Protocol.all().get(0).decoder();
    private final ContinuationDetector continuity = new ContinuationDetector();

    private static String chunk(String envelope, String choices) {
        return "{" + envelope + ",'choices':[{" + choices + "}]}";
    }

    private boolean isContinued(String json) {
        return isContinued(json, SseEvent.DEFAULT_TYPE, 1);
    }

    private boolean isContinued(String json, String type, int lines) {
        SseEvent event = new SseEvent(0, 0, 0, 0, type, Bytes.utf8(json.replace('\'', '"')), lines, true);
        return continuity.isContinued(new StreamEvent.EventReceived(event, decoder.decode(event), 0));
    }

    @Test
    void textThatGoesOnIsContinued() {
        assertThat(isContinued(TEXT)).as("the first").isFalse();
        assertThat(isContinued(TEXT)).isTrue();
        assertThat(isContinued(TEXT.replace(" b", "other"))).isTrue();
    }

    @Test
    void reasoningThatGoesOnIsContinuedUntilTheTextBegins() {
        String reasoning = TEXT.replace("content", "reasoning");
        isContinued(reasoning);
        assertThat(isContinued(reasoning)).isTrue();
        assertThat(isContinued(TEXT)).as("the text's beginning").isFalse();
        assertThat(isContinued(TEXT)).isTrue();
    }

    /** Each is something that a rule may have to say something about, and so is what follows it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[DONE]",
                "{",
                "null",
                "{'error':{}}",
                "{'id':'a','created':1,'choices':[]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':''}}]}",
                "{'id':'b','created':1,'choices':[{'index':0,'delta':{'content':'c'}}]}",
                "{'id':'a','created':2,'choices':[{'index':0,'delta':{'content':'c'}}]}",
                "{'id':'a','created':1,'model':'m','choices':[{'index':0,'delta':{'content':'c'}}]}",
                "{'id':'a','created':1,'usage':{},'choices':[{'index':0,'delta':{'content':'c'}}]}",
                "{'id':'a','created':1,'error':'e','choices':[{'index':0,'delta':{'content':'c'}}]}",
                "{'id':'a','created':1,'choices':[{'index':1,'delta':{'content':'c'}}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c'},'finish_reason':null}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c'},'finish_reason':'stop'}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c'},'finish_reason':''}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c','role':'assistant'}}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c','tool_calls':[{}]}}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c','reasoning':'d'}}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c'},'logprobs':{}}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'text':'c'}]}",
                "{'id':'a','created':1,'choices':[{'index':0,'delta':{'content':'c'}},{'index':1,'delta':{}}]}"
            })
    void whatSaysMoreIsNotContinued(String more) {
        isContinued(TEXT);
        assertThat(isContinued(more)).isFalse();
        assertThat(isContinued(TEXT)).as("what follows").isFalse();
    }

    @Test
    void namedEventsAndThoseOfSeveralLinesAreNotContinued() {
        isContinued(TEXT);
        assertThat(isContinued(TEXT, "delta", 1)).isFalse();
        isContinued(TEXT);
        assertThat(isContinued(TEXT, SseEvent.DEFAULT_TYPE, 2)).isFalse();
    }

    private static String typed(String type, String members) {
        return "{'type':'" + type + "','sequence_number':7," + members + "}";
    }

    private static final String TYPED_TEXT =
            typed("response.output_text.delta", "'item_id':'i','output_index':0,'content_index':0,'delta':' b'");

    private boolean isTypedContinued(String json, String name) {
        PayloadDecoder typed = new ResponsesProtocol().decoder();
        SseEvent event = new SseEvent(0, 0, 0, 0, name, Bytes.utf8(json.replace('\'', '"')), 1, true);
        return continuity.isContinued(new StreamEvent.EventReceived(event, typed.decode(event), 0));
    }

    @Test
    void typedTextThatGoesOnIsContinued() {
        assertThat(isTypedContinued(TYPED_TEXT, "response.output_text.delta"))
                .as("the first")
                .isFalse();
        assertThat(isTypedContinued(TYPED_TEXT.replace('7', '8'), "response.output_text.delta"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'delta':' b'  | 'delta':''              | response.output_text.delta
                    'delta':' b'  | 'delta':' b'            | delta
                    'delta':' b'  | 'delta':' b'            | message
                    'item_id':'i' | 'item_id':'j'           | response.output_text.delta
                    'content_index':0 | 'content_index':1   | response.output_text.delta
                    delta','s     | done','s                | response.output_text.done
                    output_text   | refusal                 | response.refusal.delta
                    """)
    void whatSaysMoreOfATypedTextIsNotContinued(String before, String after, String name) {
        isTypedContinued(TYPED_TEXT, "response.output_text.delta");
        String more = TYPED_TEXT.replace(before, after);
        assertThat(isTypedContinued(more, name)).isFalse();
    }
}
