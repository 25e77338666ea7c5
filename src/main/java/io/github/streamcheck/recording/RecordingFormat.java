package io.github.streamcheck.recording;

import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;

/** A form in which streams are recorded. A further form is one new class, found as a service. Implementations are stateless. */
interface RecordingFormat {

    /** Which is tried first: the lower, the earlier. */
    int order();

    /** Whether a file is of this form. */
    boolean matches(RecordedFile file);

    /**
     * The streams in a file that {@link #matches}, and why others in it can't be judged.
     *
     * @throws UnreadableRecordingException if it has none that can be judged
     */
    Recordings read(RecordedFile file) throws UnreadableRecordingException;

    /** The form of a file. */
    static Optional<RecordingFormat> of(RecordedFile file) {
        return ServiceLoader.load(RecordingFormat.class, RecordingFormat.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(RecordingFormat::order))
                .filter(format -> format.matches(file))
                .findFirst();
    }
}
