package io.github.streamcheck.recording;

import com.google.auto.service.AutoService;
import io.github.streamcheck.wire.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The body of one answer, as {@code curl -sN} writes it. */
@AutoService(RecordingFormat.class)
public final class BodyFormat implements RecordingFormat {

    private static final Pattern BEGIN = Pattern.compile("^(\u00EF\u00BB\u00BF)?\\s*(data|event|id|retry|:|\\{)");

    @Override
    public int order() {
        return 3;
    }

    @Override
    public boolean matches(RecordedFile file) {
        return BEGIN.matcher(file.latin1()).find();
    }

    @Override
    public Recordings read(RecordedFile file) throws UnreadableRecordingException {
        Protocol protocol = file.protocol();
        RecordedAnswer answer = RecordedAnswer.of(
                "HTTP/1.1 200 OK",
                List.of("Content-Type: " + mediaType(file, protocol), "Transfer-Encoding: chunked"),
                file.latin1());
        List<String> unknown = new ArrayList<>(List.of("the head of the answer"));
        unknown.addAll(answer.unknown());
        return Recordings.of(new Recording(file.name(), protocol, answer.bytes(), file.request(), unknown));
    }

    /** An object alone, such as an error, is no event stream. */
    private static String mediaType(RecordedFile file, Protocol protocol) {
        String own = protocol.endpoint().shape().mediaType();
        boolean plain =
                own.equals("text/event-stream") && file.latin1().stripLeading().startsWith("{");
        return plain ? "application/json" : own;
    }
}
