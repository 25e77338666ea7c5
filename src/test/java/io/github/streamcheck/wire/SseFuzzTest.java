package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Corpus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to payloads: what the grammar says, for any input, and no input that costs more than its length. */
@Timeout(600)
class SseFuzzTest {

    static final Corpus CORPUS = Corpus.of("events.txt");

    private static final int SMALL_LIMIT = 200;
    private static final int PIECES = 7;

    /** The parser finds what the grammar says however the stream is split, and every protocol takes each event. */
    static void check(byte[] stream) {
        String body = new String(stream, ISO_8859_1);
        SseTranscript whole = SseTranscript.of(body);

        assertThat(SseTranscript.of(SseTranscript.DEFAULT_LIMIT, split(body, PIECES)).lines)
                .isEqualTo(whole.lines);
        assertThat(SseTranscript.of(SMALL_LIMIT, split(body, PIECES)).lines)
                .isEqualTo(SseOracle.expect(body, SMALL_LIMIT));
        assertThat(whole.anomalies).allMatch(each -> each.evidence().length() <= FramingAnomaly.MAX_EVIDENCE);
        decode(whole.events);
    }

    private static void decode(List<SseEvent> events) {
        for (Protocol protocol : Protocol.all()) {
            PayloadDecoder decoder = protocol.decoder();
            events.forEach(event -> assertThat(decoder.decode(event)).isNotNull());
        }
    }

    private static String[] split(String body, int pieces) {
        int length = Math.max(1, body.length() / pieces);
        return IntStream.iterate(0, from -> from < body.length(), from -> from + length)
                .mapToObj(from -> body.substring(from, Math.min(body.length(), from + length)))
                .toArray(String[]::new);
    }

    private static List<SseEvent> events(String body, int pieces) {
        return SseTranscript.of(SseTranscript.DEFAULT_LIMIT, split(body, pieces)).events;
    }

    @Test
    void nearlyRightStreamsAreTaken() {
        CORPUS.tries(SseFuzzTest::check);
    }

    /** 200,000 times each: what costs the square of its length would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "data\n",
                "data:\n",
                ":\n",
                "x\n",
                "data: {\n\n",
                "data: [\n\n",
                "data: \"\n\n",
                "event: x\n",
                "id: 1\n",
                "\u00e4",
                "\ufeff",
                "data: {\"a\":\n",
                "a"
            })
    void manyOfTheSameTakeTheirTimeAndNoMore(String part) {
        String body = new String(part.repeat(200_000).getBytes(UTF_8), ISO_8859_1);

        decode(events(body, 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"", "9", "-", "{\"a\":1,", "[1,", "\\", "{\"choices\":[", "\u0000"})
    void deepAndLongJsonIsTaken(String part) {
        String data = part.repeat(SseTranscript.DEFAULT_LIMIT / 2 / part.length());

        List<SseEvent> events = events("data: " + data + "\n\n", 1);

        assertThat(events).hasSize(1);
        decode(events);
    }
}
