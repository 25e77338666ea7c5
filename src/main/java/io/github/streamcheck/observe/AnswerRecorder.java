package io.github.streamcheck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answer of one stream, so that it can be attached to a bug report and judged again: its head, and its body in the pieces
 * in which it was read. A long answer is not kept, since its beginning alone would be judged as cut. Used by one thread at a time.
 */
final class AnswerRecorder implements StreamListener {

    static final int MOST_BYTES = 256 * 1024;

    /** What says how the body was sent, which this frames anew, and what may be a secret. */
    private static final Set<String> LEFT_OUT =
            Set.of("connection", "content-encoding", "content-length", "keep-alive", "set-cookie", "transfer-encoding");

    private final Sanitizer sanitizer;
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<List<Choice>> choices = new ArrayList<>();
    private int length;
    private @Nullable ResponseHead head;
    private @Nullable StreamEnd end;

    /** {@code sanitizer} takes secrets out of what is kept. */
    AnswerRecorder(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    @Override
    public void on(StreamEvent event) {
        if (event instanceof ResponseHead answer) {
            head = answer;
        } else if (event instanceof EventReceived received && !isTooLong()) {
            received.payload().asChunk().ifPresent(chunk -> choices.add(chunk.choices()));
        } else if (event instanceof Ended over) {
            end = over.how();
        }
    }

    @Override
    public void body(ByteBuffer bytes) {
        length += bytes.remaining();
        if (isTooLong()) {
            pieces.clear();
            choices.clear();
            length = MOST_BYTES + 1;
        } else if (bytes.hasRemaining()) {
            // An empty piece would be the last chunk of the body.
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(bytes.position(), piece);
            pieces.add(piece);
        }
    }

    private boolean isTooLong() {
        return length > MOST_BYTES;
    }

    /** The answer in HTTP/1.1, without secrets; empty if there was none, or if it can't be sent again as it was. */
    Optional<Bytes> answer() {
        ResponseHead answer = head;
        boolean whole = end instanceof StreamEnd.Complete;
        boolean partly = end instanceof StreamEnd.Cut || end instanceof StreamEnd.TimedOut;
        if (answer == null || answer.opensWebSocket() || isTooLong() || !(whole || partly) || spellsSecret()) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 1024);
        line(out, "HTTP/1.1 " + answer.status() + " ");
        for (Header header : answer.headers()) {
            if (!LEFT_OUT.contains(header.name().toLowerCase(Locale.ROOT))) {
                line(out, header.name() + ": " + sanitizer.line(header.value()));
            }
        }
        line(out, "Transfer-Encoding: chunked");
        line(out, "");
        for (byte[] piece : withoutSecrets()) {
            line(out, Integer.toHexString(piece.length));
            out.writeBytes(piece);
            line(out, "");
        }
        if (whole) {
            line(out, "0");
            line(out, "");
        }
        byte[] bytes = out.toByteArray();
        return Optional.of(Bytes.copyOf(bytes, 0, bytes.length));
    }

    private static void line(ByteArrayOutputStream out, String line) {
        out.writeBytes((line + "\r\n").getBytes(UTF_8));
    }

    /** The pieces; one instead of them if a secret had to be taken out. */
    private List<byte[]> withoutSecrets() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        pieces.forEach(body::writeBytes);
        String text = body.toString(UTF_8);
        String safe = sanitizer.text(text);
        return safe.equals(text) ? pieces : List.of(safe.getBytes(UTF_8));
    }

    /** Whether deltas join to a secret, which none of them has whole. */
    private boolean spellsSecret() {
        Map<String, StringBuilder> texts = new TreeMap<>();
        choices.stream()
                .flatMap(List::stream)
                .forEach(choice -> EventTrail.texts(
                        choice,
                        (name, piece) -> texts.computeIfAbsent(name, first -> new StringBuilder())
                                .append(piece)));
        return texts.values().stream()
                .map(StringBuilder::toString)
                .anyMatch(text -> !sanitizer.text(text).equals(text));
    }
}
