package io.github.streamcheck.simulator.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Events;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingFaultsTest {

    private static final int MIDDLE = 2;

    private final Faulty faulty = new Faulty();

    /** One event differs from the correct one in this way. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sse-line, 'data: ', ''",
        "sse-bom, 'data: ', '\uFEFFdata: '",
        "sse-nul, 'data: ', 'id: 7\u0000\ndata: '",
        "json-split, ',\"choices\"', ',\n\ndata: \"choices\"'",
    })
    void changesTheMiddleTokenAlone(String id, String from, String to) throws Exception {
        List<String> correct = Faulty.texts(faulty.correct(Requests.CHAT_STREAM));

        List<String> found = Faulty.texts(faulty.reply(id, Requests.CHAT_STREAM));

        assertThat(found).hasSameSizeAs(correct);
        for (int i = 0; i < correct.size(); i++) {
            assertThat(found.get(i)).isEqualTo(i == MIDDLE ? correct.get(i).replace(from, to) : correct.get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sse-event-name, 'data: ', 'event: message_delta\ndata: '",
        "sse-unknown-field, 'data: ', 'foo: bar\ndata: '",
        "sse-multiline, ',\"choices\"', ',\ndata: \"choices\"'",
    })
    void changesEachToken(String id, String from, String to) throws Exception {
        List<String> correct = faulty.correct(Requests.CHAT_STREAM).script().texts(Kind.TOKEN);

        assertThat(faulty.reply(id, Requests.CHAT_STREAM).script().texts(Kind.TOKEN))
                .containsExactlyElementsOf(
                        correct.stream().map(text -> text.replace(from, to)).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sse-block-without-data, 'id: 7\n\nevent: ping\n\n', 3",
        "heartbeat-as-data, 'data:\n\n', 3",
        "event-not-object, 'data: null\n\n', 0",
    })
    void sendsOneTextMore(String id, String text, int place) throws Exception {
        List<String> found = Faulty.texts(faulty.reply(id, Requests.CHAT_STREAM));

        assertThat(found).hasSize(9);
        assertThat(found.get(place)).isEqualTo(text);
    }

    @Test
    void endsWithoutABlankLine() throws Exception {
        assertThat(String.join("", Faulty.texts(faulty.reply("sse-unterminated", Requests.CHAT_STREAM))))
                .endsWith("}\n\ndata: [DONE]");
    }

    @Test
    void cutsACharacterInsideTheText() throws Exception {
        Reply correct = faulty.correct(Requests.CHAT_STREAM);
        Reply reply = faulty.reply("sse-utf8", Requests.CHAT_STREAM);

        byte[] bytes = ((Send) reply.script().frames().get(MIDDLE)).payload().toBytes();
        String text = Events.text(Faulty.texts(correct).get(MIDDLE));
        assertThat(new String(bytes, ISO_8859_1)).contains("\"content\":\"" + text + "\u00e4\u00bd\"}");
    }

    @Test
    void breaksTheJsonOfExactlyOneEvent() throws Exception {
        List<String> tokens =
                faulty.reply("event-undecodable", Requests.CHAT_STREAM).script().texts(Kind.TOKEN);

        assertThat(tokens).filteredOn(FramingFaultsTest::isUndecodable).hasSize(1);
        assertThat(tokens).allMatch(text -> text.endsWith("\n\n"));
    }

    private static boolean isUndecodable(String event) {
        try {
            Scripts.json(event);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
