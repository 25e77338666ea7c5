package io.github.streamcheck.observe.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One case of the corpus: a stream, and the rules that have to fire on it. The format is told in {@code corpus/README.md}.
 *
 * @param file the name of its file, without the suffix: the rule that it is about
 * @param title what it shows
 * @param finds the ids of all rules that fire
 * @param text its lines
 */
public record CorpusCase(String file, String title, Set<String> finds, List<String> text) {

    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All cases, or those of the files that match {@code -Dstreamcheck.corpus}, which makes mutation tests of a few rules quick. */
    public static List<CorpusCase> all() {
        String only = System.getProperty("streamcheck.corpus", ".*");
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("(" + only + ")\\.txt"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<CorpusCase> read(Path path) {
        String file = path.getFileName().toString().replace(".txt", "");
        List<CorpusCase> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(path)) {
                if (line.startsWith("== ")) {
                    add(cases, file, lines);
                    lines = new ArrayList<>();
                }
                lines.add(line);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        add(cases, file, lines);
        return cases;
    }

    private static void add(List<CorpusCase> cases, String file, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        if (!lines.get(0).startsWith("== ") || lines.size() < 2 || !lines.get(1).startsWith("finds:")) {
            throw new IllegalArgumentException(file + ": a case begins with \"== title\" and \"finds:\", not " + lines);
        }
        Set<String> finds = new TreeSet<>(List.of(value(lines.get(1)).split("[ ,]+")));
        finds.remove("nothing");
        cases.add(new CorpusCase(file, lines.get(0).substring(3), finds, lines.subList(2, lines.size())));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** Parts of what the findings have to say. */
    List<String> says() {
        return head().stream()
                .filter(line -> line.startsWith("says:"))
                .map(CorpusCase::value)
                .toList();
    }

    private List<String> head() {
        int body = text.indexOf("--");
        return text.subList(0, body < 0 ? text.size() : body);
    }

    /** The stream, which comes in reads of so many bytes. */
    public JudgedStream stream(int readBytes) {
        int body = text.indexOf("--");
        List<String> head = head();
        JudgedStream stream =
                head.stream().anyMatch(line -> line.startsWith("end: refused") || line.equals("unanswered"))
                        ? JudgedStream.unanswered(new StreamEnd.ConnectFailed("refused"))
                        : JudgedStream.of();
        List<Header> headers = new ArrayList<>();
        boolean subprotocol = true;
        Endpoint endpoint = new Endpoint("chat", "/v1/chat/completions");
        List<String> plain = new ArrayList<>();
        for (String line : head) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String value = value(line);
            switch (line.split(":", 2)[0]) {
                case "endpoint" -> endpoint = endpoint(value);
                case "profile" -> stream.judgedAs(Profile.valueOf(value.toUpperCase(Locale.ROOT)));
                case "rule-on" -> stream.with(value, Severity.WARNING);
                case "headers-after" -> stream.answeredAfter(Long.parseLong(value));
                case "headers-late" -> stream.headersLate(Long.parseLong(value));
                case "as" -> stream.as(ClientProfile.valueOf(value.toUpperCase(Locale.ROOT)));
                case "ends-before" -> stream.endingBefore(Long.parseLong(value));
                case "asks" -> stream.asking(json(value));
                case "max-tokens" -> stream.asking(Integer.parseInt(value));
                case "held-back" -> stream.heldBack();
                case "asks-usage" -> stream.expectingUsage();
                case "usage-is-estimate" -> stream.estimating();
                case "prompt" -> stream.prompted(value);
                case "status" -> stream.answered(Integer.parseInt(value));
                case "type" -> {
                    if (value.equals("none")) {
                        stream.untyped();
                    } else {
                        stream.typed(value);
                    }
                }
                case "header" -> headers.add(new Header(value.split(":", 2)[0], value(value)));
                case "end" -> stream.ending(end(value));
                case "plain" -> plain.add(value);
                case "unanswered", "says" -> {}
                case "no-subprotocol" -> subprotocol = false;
                default -> throw new IllegalArgumentException(file + ", " + title + ": " + line);
            }
        }
        if (endpoint.shape().isWebSocket()) {
            stream.upgraded();
            if (subprotocol) {
                headers.add(new Header("Sec-WebSocket-Protocol", "realtime"));
            }
        }
        stream.from(endpoint).with(headers.toArray(Header[]::new)).inReadsOf(readBytes);
        if (!plain.isEmpty()) {
            stream.then(0, unescape(String.join("\n", plain)));
        }
        if (body >= 0) {
            addBody(stream, endpoint, text.subList(body + 1, text.size()));
        }
        return stream;
    }

    private void addBody(JudgedStream stream, Endpoint endpoint, List<String> lines) {
        if (endpoint.shape().isWebSocket()) {
            RealtimeMacros macros = new RealtimeMacros(Protocol.of(endpoint).decoder());
            lines.stream().filter(line -> !line.isBlank()).forEach(macros::add);
            stream.over(macros.events());
            return;
        }
        UnaryOperator<String> macros = macros(endpoint);
        Timing timing = new Timing(stream, macros);
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        lines.subList(0, last).forEach(timing::add);
        timing.end();
    }

    private static UnaryOperator<String> macros(Endpoint endpoint) {
        return switch (endpoint.shape()) {
            case CHAT_CHUNKS, TEXT_CHUNKS -> new CorpusMacros(endpoint.name().equals("chat"))::expand;
            case RESPONSES, REALTIME -> new TypedMacros()::expand;
            case MESSAGES -> new MessageMacros()::expand;
            case OLLAMA_CHAT, OLLAMA_GENERATE -> new LineMacros(endpoint.shape() == EventShape.OLLAMA_CHAT)::expand;
        };
    }

    /** Lines and the waits between them. */
    private static final class Timing {

        private final JudgedStream stream;
        private final UnaryOperator<String> macros;
        private final StringBuilder part = new StringBuilder();
        private long wait;
        private long late;

        Timing(JudgedStream stream, UnaryOperator<String> macros) {
            this.stream = stream;
            this.macros = macros;
        }

        void add(String line) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "@wait" -> pause(nanos(words[1]), 0);
                case "@late" -> pause(nanos(words[1]), nanos(words[1]));
                case "@tokens" ->
                    tokens(
                            Integer.parseInt(words[1]),
                            nanos(words[2]),
                            words.length > 3 ? Integer.parseInt(words[3]) : 1);
                case "@cut" -> {
                    String event = macros.apply("@text " + words[2]);
                    part.append(event, 0, event.length() / 2);
                    pause(nanos(words[1]), 0);
                    part.append(event, event.length() / 2, event.length());
                }
                default -> part.append(macros.apply(line));
            }
        }

        /** Of milliseconds, which may have a fraction. */
        private static long nanos(String millis) {
            return new BigDecimal(millis).movePointRight(6).longValueExact();
        }

        private void tokens(int count, long nanos, int group) {
            for (int i = 0; i < count; i++) {
                if (i > 0 && i % group == 0) {
                    pause(nanos, 0);
                }
                part.append(macros.apply("@text word" + i + " "));
            }
        }

        private void pause(long nanos, long lateNanos) {
            end();
            wait = nanos;
            late = lateNanos;
        }

        void end() {
            stream.thenNanos(wait, unescape(part.toString()), late);
            part.setLength(0);
        }
    }

    private static Endpoint endpoint(String name) {
        return Protocol.all().stream()
                .map(Protocol::endpoint)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StreamEnd end(String value) {
        return switch (value) {
            case "cut" -> new StreamEnd.Cut("the server closed the connection");
            case "malformed" -> new StreamEnd.Malformed("the chunks of the body are malformed", "Bad chunk header: zz");
            case "refused" -> new StreamEnd.ConnectFailed("refused");
            case "idle" -> new StreamEnd.TimedOut(new Limit(Limit.Kind.IDLE, Duration.ofSeconds(60)));
            case "large" -> new StreamEnd.TooLarge("maxStreamSize");
            case "late" -> new StreamEnd.TimedOut(new Limit(Limit.Kind.STREAM, Duration.ofMinutes(5)));
            case "cancelled" -> new StreamEnd.Cancelled("interrupted");
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static java.util.Map<String, Object> json(String value) {
        try {
            return JSON.readValue(value, new TypeReference<>() {});
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException(value, problem);
        }
    }

    /** The bytes of a text in which {@code \xNN} is one byte, and {@code \_} nothing. */
    private static byte[] unescape(String text) {
        StringBuilder latin1 = new StringBuilder();
        String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.startsWith("\\x", i)) {
                latin1.append((char) Integer.parseInt(bytes.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (bytes.startsWith("\\_", i)) {
                i++;
            } else {
                latin1.append(bytes.charAt(i));
            }
        }
        return latin1.toString().getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return file + ": " + title;
    }
}
