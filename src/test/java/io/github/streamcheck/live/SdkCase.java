package io.github.streamcheck.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.rules.CorpusCase;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case of the corpus that an SDK can be given: one that a server sends over HTTP, and that ends.
 *
 * @param number its place among all cases
 * @param name its file and title
 * @param endpoint the name of the endpoint that it answers at
 * @param found the rules that find something in it in the profile {@code openai}, with their severities
 * @param sent what its deltas hold
 * @param answer its bytes, from the status line on, each as the character of the same number
 */
record SdkCase(int number, String name, String endpoint, Map<String, Severity> found, SdkContent sent, String answer) {

    private static final int WHOLE = 1 << 20;

    /** What frames or encodes a body, which the corpus shows as it is after that. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "content-encoding");

    static List<SdkCase> all() {
        List<SdkCase> cases = new ArrayList<>();
        CorpusCase.all().forEach(each -> of(cases.size(), each).ifPresent(cases::add));
        return List.copyOf(cases);
    }

    /** Where a server has it. */
    URI address(URI server) {
        return server.resolve("/case/" + number);
    }

    private static Optional<SdkCase> of(int number, CorpusCase each) {
        JudgedStream stream = each.stream(WHOLE).judgedAs(Profile.OPENAI);
        StreamResult result = stream.result();
        List<StreamEvent> events = stream.events();
        if (result.stream().endpoint().shape().isWebSocket()
                || !(events.get(0) instanceof StreamEvent.ResponseHead head)
                || !isSent(result.end().how())
                || head.headers().stream().anyMatch(SdkCase::isFraming)) {
            return Optional.empty();
        }
        Map<String, Severity> found = new TreeMap<>();
        for (Finding finding : result.findings()) {
            found.merge(finding.rule(), finding.severity(), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        return Optional.of(new SdkCase(
                number,
                each.toString(),
                result.stream().endpoint().name(),
                found,
                content(events),
                answer(head, stream.body(), result.end().how())));
    }

    private static boolean isSent(StreamEnd end) {
        return end instanceof StreamEnd.Complete || end instanceof StreamEnd.Cut || end instanceof StreamEnd.Malformed;
    }

    private static boolean isFraming(Header header) {
        return FRAMING.contains(header.name().toLowerCase(Locale.ROOT));
    }

    private static String answer(StreamEvent.ResponseHead head, byte[] body, StreamEnd end) {
        StringBuilder lines = new StringBuilder("HTTP/1.1 " + head.status() + " Some\r\n");
        head.headers()
                .forEach(header ->
                        lines.append(header.name() + ": " + header.value()).append("\r\n"));
        lines.append("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(lines.toString().getBytes(UTF_8));
        if (body.length > 0) {
            answer.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
            answer.writeBytes(body);
            answer.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        if (!(end instanceof StreamEnd.Cut)) {
            answer.writeBytes((end instanceof StreamEnd.Complete ? "0\r\n\r\n" : "zz\r\n").getBytes(ISO_8859_1));
        }
        return answer.toString(ISO_8859_1);
    }

    private static SdkContent content(List<StreamEvent> events) {
        SdkContent.Pieces pieces = new SdkContent.Pieces();
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.EventReceived received) {
                read(received.payload(), pieces);
            }
        }
        return pieces.content();
    }

    private static void read(Payload payload, SdkContent.Pieces pieces) {
        if (payload instanceof Payload.Typed typed) {
            long output = typed.part().map(part -> part.output().orElse(0)).orElse(0L);
            for (Payload.Choice choice : typed.content().choices()) {
                pieces.text(0, choice.text());
                pieces.argument(0, output, choice.toolArguments());
            }
        } else if (payload instanceof Payload.Chunk chunk) {
            for (Payload.Choice choice : chunk.choices()) {
                long index = choice.index().orElse(0);
                pieces.text(index, choice.text());
                choice.tools()
                        .forEach(tool -> pieces.argument(index, tool.index().orElse(0), tool.arguments()));
            }
        }
    }

    /** The rules that report an error, in alphabetical order. */
    List<String> errors() {
        return found.keySet().stream()
                .filter(rule -> found.get(rule) == Severity.ERROR)
                .toList();
    }

    /** Whether an error is reported. */
    boolean isFailed() {
        return !errors().isEmpty();
    }
}
