package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.streamcheck.wire.Payload.Call;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Durations;
import io.github.streamcheck.wire.Payload.Line;
import io.github.streamcheck.wire.Payload.ToolFragment;
import io.github.streamcheck.wire.Payload.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the lines of Ollama's streams. */
class LineDecoderTest {

    private static final String LAST = "'done':true,'done_reason':'stop','total_duration':9,'load_duration':2,"
            + "'prompt_eval_count':21,'prompt_eval_duration':3,'eval_count':5,'eval_duration':4";

    private final PayloadDecoder chat = new OllamaChatProtocol().decoder();
    private final PayloadDecoder generate = new OllamaGenerateProtocol().decoder();

    private static Payload decode(PayloadDecoder decoder, String line) {
        return decoder.decode(
                new SseEvent(0, 0, 0, 0, SseEvent.DEFAULT_TYPE, Bytes.utf8(line.replace('\'', '"')), 1, true));
    }

    private Chunk chat(String members) {
        return (Chunk) decode(chat, "{'model':'m'," + members + "}");
    }

    private Chunk message(String members) {
        return chat("'message':{'role':'assistant'," + members + "},'done':false");
    }

    private Chunk generate(String members) {
        return (Chunk) decode(generate, "{'model':'m'," + members + "}");
    }

    private static Choice choice(Chunk chunk) {
        return chunk.choices().get(0);
    }

    private static Line line(Chunk chunk) {
        return chunk.envelope().line().orElseThrow();
    }

    @Test
    void readsTheTextOfBothEndpoints() {
        assertThat(choice(message("'content':'Hi'")).text()).isEqualTo("Hi");
        assertThat(choice(generate("'response':'Hi','done':false")).text()).isEqualTo("Hi");
    }

    @Test
    void readsThinkingWhereEachEndpointHasIt() {
        assertThat(choice(message("'content':'','thinking':'hm'")).reasoning()).isEqualTo("hm");
        assertThat(choice(generate("'response':'','thinking':'hm','done':false"))
                        .reasoning())
                .isEqualTo("hm");
    }

    @Test
    void readsTheTextOfTheOtherEndpointTooAndSaysThatTheShapeIsWrong() {
        Chunk chunk = chat("'response':'Hi','done':false");

        assertThat(choice(chunk).text()).isEqualTo("Hi");
        assertThat(line(chunk).shaped()).isFalse();
    }

    @Test
    void theLastLineHasTheReasonTheCountsAndTheDurations() {
        Chunk chunk = chat("'message':{'role':'assistant','content':'!'}," + LAST);

        assertThat(choice(chunk).finishReason()).contains("stop");
        assertThat(choice(chunk).text()).isEqualTo("!");
        assertThat(chunk.usage()).contains(Usage.of(OptionalLong.of(21), OptionalLong.of(5), OptionalLong.empty()));
        assertThat(line(chunk))
                .isEqualTo(new Line(
                        true,
                        true,
                        true,
                        Optional.empty(),
                        List.of(),
                        new Durations(OptionalLong.of(9), OptionalLong.of(2), OptionalLong.of(3), OptionalLong.of(4))));
    }

    @Test
    void aLineThatIsDoneEndsTheAnswerWithoutAMessageToo() {
        Chunk chunk = chat(LAST);

        assertThat(choice(chunk).finishReason()).contains("stop");
        assertThat(line(chunk).shaped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'done_reason':''", "'done_reason':null", "'x':1"})
    void noReasonIsGivenIfItSaysNothing(String reason) {
        Chunk chunk = chat("'done':true," + reason);

        assertThat(choice(chunk).finishReason()).isEmpty();
        assertThat(line(chunk).done()).isTrue();
        assertThat(line(chunk).reason()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'done':'true'|done",
                "'done':false,'done_reason':1|done_reason",
                "'done':true,'eval_count':'5'|eval_count",
                "'done':true,'prompt_eval_count':1.5|prompt_eval_count",
                "'done':true,'load_duration':'1ms'|load_duration",
                "'message':['a']|message"
            })
    void aMemberOfAnotherTypeIsNamed(String members, String odd) {
        assertThat(line(chat(members)).odd()).contains(odd);
    }

    @Test
    void nullIsNoMember() {
        Line line = line(chat("'message':{'content':'a'},'done':null,'eval_count':null,'load_duration':null"));

        assertThat(line.odd()).isEmpty();
        assertThat(line.durations().isGiven()).isFalse();
    }

    @Test
    void callsComeWholeAndAreNumberedOverTheLines() {
        Chunk first = message("'tool_calls':[{'id':'c1','function':{'index':0,'name':'f','arguments':{'a':1}}},"
                + "{'function':{'name':'g','arguments':{}}}]");
        Chunk second = message("'tool_calls':[{'function':{'name':'h'}}]");

        assertThat(choice(first).tools())
                .extracting(ToolFragment::index, ToolFragment::id, ToolFragment::name, ToolFragment::arguments)
                .containsExactly(
                        tuple(OptionalLong.of(0), Optional.of("c1"), Optional.of("f"), "{\"a\":1}"),
                        tuple(OptionalLong.of(1), Optional.empty(), Optional.of("g"), "{}"));
        assertThat(choice(second).tools()).extracting(ToolFragment::index).containsExactly(OptionalLong.of(2));
        assertThat(line(first).calls())
                .containsExactly(new Call(OptionalLong.of(0), true, true), new Call(OptionalLong.empty(), true, true));
    }

    @Test
    void aCallIsOutputThoughItHasNoArguments() {
        Choice choice = choice(message("'content':'','tool_calls':[{'function':{'name':'f'}}]"));

        assertThat(choice.generatesOutput()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'function':{'name':'f','arguments':'{}'}}|true|false",
                "{'function':{'arguments':{}}}|false|true",
                "{'function':{'name':'','arguments':{}}}|false|true",
                "{}|false|false"
            })
    void aCallSaysWhatItLacks(String call, boolean named, boolean object) {
        assertThat(line(message("'tool_calls':[" + call + "]")).calls())
                .containsExactly(new Call(OptionalLong.empty(), named, object));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'f'", "{'name':'f'}", "['f']"})
    void callsThatAreNoObjectsAreMalformed(String calls) {
        assertThat(choice(message("'tool_calls':" + calls)).tools())
                .extracting(ToolFragment::kind)
                .containsExactly(ToolFragment.Kind.MALFORMED);
    }

    @Test
    void anImageIsOutput() {
        assertThat(choice(message("'content':'','images':['aGk=']")).otherOutput())
                .isTrue();
        assertThat(choice(generate("'response':'','image':'aGk=','done':false")).otherOutput())
                .isTrue();
        assertThat(choice(message("'content':'','images':[]")).otherOutput()).isFalse();
    }

    @Test
    void textThatIsNoTextIsOdd() {
        Choice choice = choice(message("'content':[{'text':'a'}]"));

        assertThat(choice.members().oddText()).isTrue();
        assertThat(choice.generatesOutput()).isTrue();
        assertThat(choice(message("'content':null")).members().oddText()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'error':'out of memory'", "'error':{'message':'no'}", "'message':'no'"})
    void anErrorTakesThePlaceOfAnAnswer(String members) {
        Chunk chunk = chat(members);

        assertThat(chunk.error()).isPresent();
        assertThat(chunk.choices()).isEmpty();
    }

    @Test
    void anErrorThatIsNullIsNone() {
        Chunk chunk = chat("'message':{'content':'a'},'done':false,'error':null");

        assertThat(chunk.error()).isEmpty();
        assertThat(chunk.envelope().nullError()).isTrue();
    }

    @Test
    void aChunkOfOpenAiIsNoAnswer() {
        Chunk chunk = chat("'choices':[{'delta':{'content':'a'}}]");

        assertThat(chunk.hasChoices()).isTrue();
        assertThat(chunk.choices()).isEmpty();
        assertThat(chunk.error()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"[DONE]|Undecodable", "data: {}|Undecodable", "[]|NotAnObject", "{}{}|Undecodable"})
    void whatIsNoObjectIsNoAnswer(String line, String kind) {
        assertThat(decode(chat, line).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void aByteOrderMarkIsNoJson() {
        assertThat(decode(chat, "\ufeff{'done':true}")).isInstanceOf(Payload.Undecodable.class);
    }

    /** The decoder takes a shortcut for lines that repeat the one before but for their text. */
    @Test
    void linesThatRepeatTheOneBeforeAreReadAsTheFirstIs() {
        String text =
                "'created_at':'2026-11-29T02:34:0%d.1Z','message':{'role':'assistant','content':'w%<d'},'done':%s";
        for (int i = 0; i < 5; i++) {
            Chunk chunk = chat(text.formatted(i, "false"));
            assertThat(choice(chunk).text()).isEqualTo("w" + i);
            assertThat(line(chunk)).isEqualTo(Line.PLAIN);
        }

        assertThat(line(chat(text.formatted(5, "true"))).done()).isTrue();
        assertThat(choice(message("'content':'w','thinking':'t'")).reasoning()).isEqualTo("t");
    }

    @Test
    void callsThatRepeatTheOneBeforeAreFurtherCalls() {
        String call = "'tool_calls':[{'function':{'name':'f','arguments':{}}}]";
        message(call);

        assertThat(choice(message(call)).tools())
                .extracting(ToolFragment::index)
                .containsExactly(OptionalLong.of(1));
    }

    @Test
    void whatIsNoObjectIsReadAnewAfterALineOfText() {
        message("'content':'w'");

        assertThat(decode(chat, "[1]")).isInstanceOf(Payload.NotAnObject.class);
        assertThat(decode(chat, "[2]")).isInstanceOf(Payload.NotAnObject.class);
        assertThat(choice(message("'content':'x'")).text()).isEqualTo("x");
    }
}
