package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what a parser finds: each thing on a line of its own, without times and reads, bytes as Latin-1 characters.
 * {@link #events} and {@link #anomalies} have the things themselves.
 */
final class SseTranscript implements SseHandler {

    static final int DEFAULT_LIMIT = 1 << 20;

    final List<String> lines = new ArrayList<>();
    final List<SseEvent> events = new ArrayList<>();
    final List<FramingAnomaly> anomalies = new ArrayList<>();

    /** The transcript of a whole body, each character of which is one byte. */
    static SseTranscript of(String body) {
        return of(DEFAULT_LIMIT, body);
    }

    /** The transcript of a whole body that comes in these reads, the first at 0 ns, the next at 1 ns and so on. */
    static SseTranscript of(int maxLineBytes, String... reads) {
        SseTranscript transcript = new SseTranscript();
        SseParser parser = new SseParser(transcript, maxLineBytes, maxLineBytes);
        int nanos = 0;
        for (String read : reads) {
            parser.feed(ByteBuffer.wrap(read.getBytes(ISO_8859_1)), nanos++);
        }
        parser.end(nanos);
        return transcript;
    }

    static String event(int index, long offset, String type, String data, int dataLines, boolean terminated) {
        return "event %d @%d %s [%s] x%d%s"
                .formatted(index, offset, type, data, dataLines, terminated ? "" : " unterminated");
    }

    static String comment(long offset) {
        return "comment @" + offset;
    }

    static String anomaly(FramingAnomaly.Kind kind, long offset, String evidence) {
        return "%s @%d [%s]".formatted(kind, offset, evidence);
    }

    @Override
    public void event(SseEvent event) {
        events.add(event);
        lines.add(event(
                event.index(),
                event.offset(),
                event.type(),
                event.data().latin1(),
                event.dataLines(),
                event.terminated()));
    }

    @Override
    public void comment(long offset, long arrivedNanos, Bytes line) {
        lines.add(comment(offset));
    }

    @Override
    public void anomaly(FramingAnomaly anomaly) {
        anomalies.add(anomaly);
        lines.add(anomaly(anomaly.kind(), anomaly.offset(), anomaly.evidence().latin1()));
    }
}
