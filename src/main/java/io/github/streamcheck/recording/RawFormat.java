package io.github.streamcheck.recording;

import com.google.auto.service.AutoService;

/** One answer with its head, as {@code curl -siN} writes it, or {@code curl -siN --raw}. */
@AutoService(RecordingFormat.class)
public final class RawFormat implements RecordingFormat {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public boolean matches(RecordedFile file) {
        return file.latin1().startsWith("HTTP/");
    }

    @Override
    public Recordings read(RecordedFile file) throws UnreadableRecordingException {
        RecordedAnswer answer = RecordedAnswer.parse(file.latin1());
        return Recordings.of(
                new Recording(file.name(), file.protocol(), answer.bytes(), file.request(), answer.unknown()));
    }
}
