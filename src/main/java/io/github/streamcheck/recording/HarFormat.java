package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.text.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchanges that a browser or a proxy has saved in the <a href="http://www.softwareishard.com/blog/har-12-spec/">HTTP archive
 * format</a>, as far as they are requests for a stream. One that can't be judged leaves the others as they are.
 */
@AutoService(RecordingFormat.class)
public final class HarFormat implements RecordingFormat {

    @Override
    public int order() {
        return 2;
    }

    @Override
    public boolean matches(RecordedFile file) {
        return file.hasExtension("har");
    }

    @Override
    public Recordings read(RecordedFile file) throws UnreadableRecordingException {
        JsonNode entries = entries(file);
        List<Recording> streams = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String name = file.name() + ", entry " + (i + 1);
            HarEntry entry = new HarEntry(entries.get(i));
            try {
                if (entry.asksForStream() && !entry.isRedirected(entries)) {
                    streams.add(entry.recording(name, file));
                }
            } catch (UnreadableRecordingException unreadable) {
                problems.add(name + ": " + unreadable.getMessage());
            }
        }
        if (streams.isEmpty() && problems.isEmpty()) {
            throw new UnreadableRecordingException("none of its " + entries.size()
                    + " entries is a POST that asks for a stream of an endpoint that streamcheck knows; record the requests of the"
                    + " client itself");
        }
        return new Recordings(streams, problems);
    }

    private static JsonNode entries(RecordedFile file) throws UnreadableRecordingException {
        try {
            JsonNode entries = Json.MAPPER
                    .readTree(file.latin1().getBytes(ISO_8859_1))
                    .path("log")
                    .path("entries");
            if (entries.isArray()) {
                return entries;
            }
        } catch (IOException malformed) {
            // Reported below.
        }
        throw new UnreadableRecordingException("it is no HTTP archive: there is no list log.entries");
    }
}
