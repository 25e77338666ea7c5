package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Collectors;

/** What scripts look like to a test. */
public final class Scripts {

    private Scripts() {}

    /** The kinds of its frames, such as {@code TOKEN DONE End}. */
    public static String shape(Script script) {
        return script.frames().stream()
                .map(frame -> frame instanceof Frame.Send send
                        ? send.kind().name()
                        : frame.getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    /** The JSON of an event or of a whole body. */
    public static JsonNode json(String text) throws IOException {
        return Json.read(text.replaceFirst("^data: ", "").strip().getBytes(UTF_8));
    }
}
