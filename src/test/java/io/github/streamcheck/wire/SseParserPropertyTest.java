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

class SseParserPropertyTest {

    private static final int SMALL_LIMIT = 12;

    @Test
    void findsWhatTheGrammarSays() {
        Tries.of(5000, any -> {
            String body = body(any);

            assertThat(SseTranscript.of(body).lines).isEqualTo(SseOracle.expect(body, SseTranscript.DEFAULT_LIMIT));
        });
    }

    @Test
    void findsWhatTheGrammarSaysWithinAnyLimit() {
        Tries.of(5000, any -> {
            String body = body(any);
            int limit = any.integer(SseParser.MIN_LINE_LIMIT, 40);

            assertThat(SseTranscript.of(limit, reads(body, split(any))).lines).isEqualTo(SseOracle.expect(body, limit));
        });
    }

    @Test
    void findsTheSameHoweverTheBodyIsSplit() {
        Tries.of(5000, any -> {
            String body = body(any);
            SseTranscript splitUp = SseTranscript.of(SseTranscript.DEFAULT_LIMIT, reads(body, split(any)));

            assertThat(splitUp.lines).isEqualTo(SseTranscript.of(body).lines);
        });
    }

    @Test
    void findsTheSameByteByByte() {
        Tries.of(any -> {
            String body = body(any);
            SseTranscript byteByByte = SseTranscript.of(SMALL_LIMIT, body.split(""));

            assertThat(byteByByte.lines).isEqualTo(SseTranscript.of(SMALL_LIMIT, body).lines);
        });
    }

    @Test
    void timesAndReadsOfEventsNeverGoBack() {
        Tries.of(any -> {
            SseTranscript transcript = SseTranscript.of(SseTranscript.DEFAULT_LIMIT, reads(body(any), split(any)));

            assertThat(transcript.events).extracting(SseEvent::read).isSorted();
            assertThat(transcript.events)
                    .allSatisfy(event -> assertThat(event.arrivedNanos()).isEqualTo(event.read()));
        });
    }

    /** Cuts off as many bytes as the split says, again and again until the body is used up. */
    private static String[] reads(String body, List<Integer> split) {
        List<String> reads = new ArrayList<>();
        int from = 0;
        for (int i = 0; from < body.length(); i++) {
            int length = i < split.size() ? split.get(i) : body.length();
            int to = Math.min(body.length(), from + length);
            reads.add(body.substring(from, to));
            from = to;
        }
        return reads.toArray(String[]::new);
    }

    private static List<Integer> split(Any any) {
        return any.list(0, 30, () -> any.integer(0, 12));
    }

    /** A body that looks like an event stream, nearly: one character for each byte. */
    private static String body(Any any) {
        Supplier<String> line = () -> line(any);
        Supplier<String> lineEnd = () -> lineEnd(any);
        Supplier<String> noise = () -> noise(any);
        return bytes(any.of("", "", "", "", "\uFEFF"))
                + any.joined(
                        25,
                        () -> any.of(line, line, line, lineEnd, lineEnd, noise).get());
    }

    private static String line(Any any) {
        return bytes(any.of("data", "data", "data", "event", "id", "retry", "", "Data", "dat", "datax", "{}"))
                + any.of(":", ":", ": ", ":  ", " :", "", "::")
                + any.joined(5, () -> noise(any))
                + lineEnd(any);
    }

    private static String lineEnd(Any any) {
        return any.of("\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\n\r");
    }

    private static String noise(Any any) {
        return switch (any.of(0, 0, 0, 0, 0, 0, 1, 2)) {
            case 0 ->
                bytes(any.of("a", "[DONE]", "{\"a\":1}", " ", ":", "\t", "\0", "é", "€", "😀", "\uFEFF", "\u2028", ""));
            case 1 ->
                any.of(
                        "\u00C0\u00AF",
                        "\u00E0\u0080\u00AF",
                        "\u00ED\u00A0\u0080",
                        "\u00F4\u0090\u0080\u0080",
                        "\u00E2\u0082",
                        "\u00F0\u009F",
                        "\u00EF\u00BB",
                        "\u0080",
                        "\u00FF");
            default -> Character.toString(any.integer(0, 255));
        };
    }

    /** The characters that stand for the text's UTF-8 bytes. */
    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
