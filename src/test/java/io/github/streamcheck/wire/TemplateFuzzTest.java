package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Any;
import io.github.streamcheck.tries.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever events a stream has, templates make no difference but in time. */
class TemplateFuzzTest {

    private static final int STREAMS = 20_000;
    private static final int MOST_EVENTS = 12;

    /** With a generated text at each {@code %s}, a string that nobody reads at {@code %u}, and a number at {@code %n}. */
    private static final List<String> SHAPES = List.of(
            "{'id':'c','object':'chat.completion.chunk','created':1,'model':'m','system_fingerprint':%u,'seq':%n,"
                    + "'choices':[{'index':0,'delta':{'content':%s},'logprobs':null,'logit':%n,'finish_reason':null}]}",
            "{'choices':[{'index':0,'delta':{'content':%s}}],'obfuscation':%u}",
            "{'choices':[{'index':1,'delta':{'content':%s}}],'obfuscation':%u}",
            "{'choices':[{'index':%n,'delta':{'role':'assistant','content':%s,'x':%u}}]}",
            "{'choices':[{'delta':{'content':%s,'reasoning':%s,'reasoning_content':%s}}]}",
            "{'choices':[{'delta':{'content':'','reasoning_details':[{'text':%s}],'thinking':%s}}]}",
            "{'choices':[{'delta':{'content':null,'refusal':%s},'content_filter_results':%u}]}",
            "{'choices':[{'delta':{'content':%s,'content':%s}}],'choices':[{'delta':{'content':%s}}]}",
            "{'choices':[{'delta':{'content':%s}}],'choices':[{'delta':{'content':''}}]}",
            "{'choices':[{'delta':{'content':%s},'delta':{'content':5}}, 5],'message':%u}",
            "{'choices':[{'index':0,'text':%s,'message':{'content':%u}}],'error':null,'usage':null}",
            "{'choices':[{'text':%s,'finish_reason':%u,'logprobs':{'tokens':[%u],'token_logprobs':[%n]}}]}",
            "{'choices':[{'delta':{'content':%s}}],'usage':{'prompt_tokens':%n},'timings':{'predicted_ms':%n}}",
            "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':%u,'function':{'arguments':%s}}]}}]}",
            "{'choices':[{'delta':{'content':%s}}],'error':%u,'code':%n}",
            "{'detail':%u,'code':%n,'choices':[]}",
            "{'type':'response.output_text.delta','sequence_number':%n,'item_id':'i','output_index':0,'content_index':%n,"
                    + "'delta':%s,'logprobs':[],'obfuscation':%u}",
            "{'type':'response.output_text.delta','event_id':%u,'response_id':'r','item_id':'i','output_index':0,"
                    + "'content_index':0,'delta':%s}",
            "{'type':'response.function_call_arguments.delta','call_id':%u,'sequence_number':%n,'delta':%s}",
            "{'type':'response.reasoning_summary_text.delta','sequence_number':%n,'delta':%s,'delta':%s,'event_id':%u}",
            "{'type':'response.audio.delta','sequence_number':%n,'sequence_number':%n,'delta':%s,'event_id':%u,'event_id':%u}",
            "{'type':'response.output_text.delta','delta':%s,'error':%u,'sequence_number':%n}",
            "{'type':'response.output_text.delta','delta':%s,'response':{'status':'failed','id':%u}}",
            "{'type':'response.output_text.done','text':%s,'sequence_number':%n,'item_id':'i'}",
            "{'type':'response.output_item.added','item':{'type':'function_call','name':%u},'sequence_number':%n}",
            "{'type':'response.completed','response':{'status':'completed','id':%u},'sequence_number':%n}",
            "[DONE]");

    /** Each character is a byte. */
    private static final List<String> ODD = List.of(
            "",
            "\\\"",
            "\\n",
            "\\u0000",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\x",
            "\\",
            "\"",
            "\0",
            "\n",
            "\t",
            "\u001f",
            "\u007f",
            "\u0080",
            "\u00c3\u00a9",
            "\u00e2\u0082\u00ac",
            "\u00f0\u009f\u0098\u0080",
            "\u00f0\u009f\u0098",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00ef\u00bb\u00bf",
            "\u00ff");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "12",
            "-0",
            "-1",
            "01",
            "-",
            "+1",
            "1.",
            ".1",
            "1.5",
            "-0.25",
            "1e5",
            "1E+05",
            "1e-7",
            "1e",
            "1e999",
            "1e+",
            "1.5.2",
            "0x1",
            "NaN",
            "999999999999999999",
            "1234567890123456789",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(99),
            "9".repeat(100),
            "9".repeat(101),
            "9".repeat(1001),
            "0." + "9".repeat(1001),
            "null",
            "true",
            "\"1\"",
            "[]",
            "{}",
            "1 ",
            " 1",
            "1,");

    private static void agree(Supplier<TemplateDecoder.Full> decoder, List<SseEvent> events) {
        PayloadDecoder full = decoder.get();
        PayloadDecoder templates = new TemplateDecoder(decoder.get());
        for (SseEvent event : events) {
            assertThat(templates.decode(event)).isEqualTo(full.decode(event));
        }
    }

    private static void agree(List<SseEvent> events) {
        agree(ChunkDecoder::new, events);
        agree(() -> new TypedEventDecoder(TypedEventSchema.RESPONSES), events);
        agree(() -> new TypedEventDecoder(TypedEventSchema.REALTIME), events);
    }

    @Test
    void nearlyRightStreamsAreDecodedAlike() {
        SseFuzzTest.CORPUS.tries(stream -> agree(SseTranscript.of(new String(stream, ISO_8859_1)).events));
    }

    @Test
    void eventsThatNearlyRepeatOthersAreDecodedAlike() {
        Tries.of(STREAMS, any -> {
            List<String> shapes = any.list(1, 3, () -> any.of(SHAPES));
            List<String> before = new ArrayList<>();
            agree(any.list(2, MOST_EVENTS, () -> event(any, shapes, before)));
        });
    }

    private static SseEvent event(Any any, List<String> shapes, List<String> before) {
        boolean again = !before.isEmpty() && any.integer(0, 3) == 0;
        String event = again ? any.of(before) : filled(any, any.of(shapes));
        before.add(event);
        byte[] data = (any.integer(0, 2) == 0 ? changed(any, event) : event).getBytes(ISO_8859_1);
        return new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.copyOf(data, 0, data.length), 1, true);
    }

    private static String filled(Any any, String shape) {
        boolean odd = any.integer(0, 2) == 0;
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            if (shape.charAt(i) != '%') {
                filled.append(shape.charAt(i) == '\'' ? '"' : shape.charAt(i));
            } else if (shape.charAt(++i) == 'n') {
                filled.append(odd ? any.of(NUMBERS) : String.valueOf(any.number(0, Long.MAX_VALUE)));
            } else {
                filled.append('"')
                        .append(odd ? oddText(any) : any.textOf("ab 1", 4))
                        .append('"');
            }
        }
        return filled.toString();
    }

    private static String oddText(Any any) {
        return switch (any.integer(0, 3)) {
            case 0 -> new String(any.text(4).getBytes(UTF_8), ISO_8859_1);
            case 1 -> new String(any.bytes(4), ISO_8859_1);
            default -> any.textOf("ab", 2) + any.of(ODD) + any.textOf("ab", 2);
        };
    }

    private static String changed(Any any, String event) {
        StringBuilder text = new StringBuilder(event);
        for (int changes = any.integer(1, 3); changes > 0; changes--) {
            int at = any.integer(0, text.length());
            int end = Math.min(text.length(), at + any.integer(1, 8));
            switch (any.integer(0, 6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.setLength(at);
                case 2 -> text.insert(at, any.of(ODD));
                case 3 -> text.insert(at, any.of(NUMBERS));
                case 4 -> text.replace(at, end, new String(any.bytes(2), ISO_8859_1));
                case 5 -> text.append(any.of(" ", "\n", "}", "x", "\0", "{}"));
                default -> swapMembers(any, text);
            }
        }
        return text.toString();
    }

    /** Puts what stands between two commas in front of what stands before them. */
    private static void swapMembers(Any any, StringBuilder text) {
        List<String> members = new ArrayList<>(List.of(text.toString().split(",", -1)));
        members.add(any.integer(0, members.size() - 1), members.remove(any.integer(0, members.size() - 1)));
        text.replace(0, text.length(), String.join(",", members));
    }
}
