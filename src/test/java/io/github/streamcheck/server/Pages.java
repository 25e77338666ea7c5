package io.github.streamcheck.server;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Pages of metrics, as they might come over the wire. */
public final class Pages {

    private Pages() {}

    /** The page of that name in {@code src/test/resources/metrics}. */
    public static String recorded(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/metrics", name + ".txt"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static MetricsBody body(String contentType, String page) {
        return MetricsBody.of(new PlainAnswer(
                URI.create("http://localhost/metrics"), 200, contentType, Bytes.utf8(page), Optional.empty()));
    }

    /** JSON if it begins so, else text. */
    public static MetricsBody body(String page) {
        return body(page.startsWith("{") ? "application/json" : "text/plain", page);
    }
}
