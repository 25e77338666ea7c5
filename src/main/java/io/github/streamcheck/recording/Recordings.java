package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.streamcheck.wire.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What files hold.
 *
 * @param streams those that can be judged, in the order of the files
 * @param problems why others can't be, each with the name of its file
 */
public record Recordings(List<Recording> streams, List<String> problems) {

    /** The largest file that is read, in bytes. */
    private static final long MAX_FILE = 256L << 20;

    public Recordings {
        streams = List.copyOf(streams);
        problems = List.copyOf(problems);
    }

    /** One stream, and no problem. */
    static Recordings of(Recording stream) {
        return new Recordings(List.of(stream), List.of());
    }

    /**
     * Reads files. What can't be read is a problem in the result.
     *
     * @param endpoint of all streams, if the user named one
     * @param request of all streams, if the user gave one
     */
    public static Recordings read(List<Path> files, Optional<Protocol> endpoint, Optional<RecordedRequest> request) {
        List<Recording> streams = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                Recordings found = read(file, endpoint, request);
                streams.addAll(found.streams());
                problems.addAll(found.problems());
            } catch (UnreadableRecordingException unreadable) {
                problems.add(file + ": " + unreadable.getMessage());
            } catch (IOException unreadable) {
                problems.add(file + " can't be read: " + unreadable);
            }
        }
        return new Recordings(streams, problems);
    }

    private static Recordings read(Path path, Optional<Protocol> endpoint, Optional<RecordedRequest> request)
            throws IOException, UnreadableRecordingException {
        if (Files.size(path) > MAX_FILE) {
            throw new UnreadableRecordingException("it is larger than 256 MB");
        }
        RecordedFile file = new RecordedFile(path.toString(), Files.readString(path, ISO_8859_1), endpoint, request);
        RecordingFormat format = RecordingFormat.of(file)
                .orElseThrow(
                        () -> new UnreadableRecordingException("it is neither an answer of HTTP (curl -siN), nor the"
                                + " body of a stream (curl -sN), nor a HAR file"));
        return format.read(file);
    }
}
