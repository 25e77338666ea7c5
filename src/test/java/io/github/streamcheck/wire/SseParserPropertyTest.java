package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SseParserPropertyTest {

    private static final int SMALL_LIMIT = 12;

    @Property(tries = 5000)
    void findsWhatTheGrammarSays(@ForAll("bodies") String body) {
        assertThat(SseTranscript.of(body).lines).isEqualTo(SseOracle.expect(body, SseTranscript.DEFAULT_LIMIT));
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void findsWhatTheGrammarSaysWithinAnyLimit(
            @ForAll("bodies") String body, @ForAll("limits") int limit, @ForAll("splits") List<Integer> split) {
        assertThat(SseTranscript.of(limit, reads(body, split)).lines).isEqualTo(SseOracle.expect(body, limit));
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void findsTheSameHoweverTheBodyIsSplit(@ForAll("bodies") String body, @ForAll("splits") List<Integer> split) {
        SseTranscript splitUp = SseTranscript.of(SseTranscript.DEFAULT_LIMIT, reads(body, split));

        assertThat(splitUp.lines).isEqualTo(SseTranscript.of(body).lines);
    }

    @Property
    void findsTheSameByteByByte(@ForAll("bodies") String body) {
        SseTranscript byteByByte = SseTranscript.of(SMALL_LIMIT, body.split(""));

        assertThat(byteByByte.lines).isEqualTo(SseTranscript.of(SMALL_LIMIT, body).lines);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void timesAndReadsOfEventsNeverGoBack(@ForAll("bodies") String body, @ForAll("splits") List<Integer> split) {
        SseTranscript transcript = SseTranscript.of(SseTranscript.DEFAULT_LIMIT, reads(body, split));

        assertThat(transcript.events).extracting(SseEvent::read).isSorted();
        assertThat(transcript.events)
                .allSatisfy(event -> assertThat(event.arrivedNanos()).isEqualTo(event.read()));
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

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.integers().between(SseParser.MIN_LINE_LIMIT, 40);
    }

    @Provide
    Arbitrary<List<Integer>> splits() {
        return Arbitraries.integers().between(0, 12).list().ofMaxSize(30);
    }

    /** Bodies that look like event streams, nearly. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> bom =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("")), Tuple.of(1, pieces("\uFEFF")));
        Arbitrary<String> body = Arbitraries.frequencyOf(
                        Tuple.of(3, line()), Tuple.of(2, lineEnd()), Tuple.of(1, noise()))
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
        return bom.flatMap(start -> body.map(start::concat));
    }

    private static Arbitrary<String> line() {
        Arbitrary<String> name =
                pieces("data", "data", "data", "event", "id", "retry", "", "Data", "dat", "datax", "{}");
        Arbitrary<String> colon = pieces(":", ":", ": ", ":  ", " :", "", "::");
        Arbitrary<String> value = noise().list().ofMaxSize(5).map(parts -> String.join("", parts));
        return Combinators.combine(name, colon, value, lineEnd()).as((n, c, v, end) -> n + c + v + end);
    }

    private static Arbitrary<String> lineEnd() {
        return pieces("\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\n\r");
    }

    private static Arbitrary<String> noise() {
        Arbitrary<String> legal =
                pieces("a", "[DONE]", "{\"a\":1}", " ", ":", "\t", "\0", "é", "€", "😀", "\uFEFF", "\u2028", "");
        Arbitrary<String> fragments = Arbitraries.of(
                "\u00C0\u00AF",
                "\u00E0\u0080\u00AF",
                "\u00ED\u00A0\u0080",
                "\u00F4\u0090\u0080\u0080",
                "\u00E2\u0082",
                "\u00F0\u009F",
                "\u00EF\u00BB",
                "\u0080",
                "\u00FF");
        Arbitrary<String> anyByte =
                Arbitraries.integers().between(0, 255).map(b -> String.valueOf((char) b.intValue()));
        return Arbitraries.frequencyOf(Tuple.of(6, legal), Tuple.of(1, fragments), Tuple.of(1, anyByte));
    }

    /** One of the texts, as the characters that stand for its UTF-8 bytes. */
    private static Arbitrary<String> pieces(String... texts) {
        return Arbitraries.of(texts).map(text -> new String(text.getBytes(UTF_8), ISO_8859_1));
    }
}
