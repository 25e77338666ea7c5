package io.github.streamcheck.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.Protocol;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file to read recordings from.
 *
 * @param name for people
 * @param content all of it; nobody may change it
 * @param named the protocol that the user named
 * @param request the request that the user gave
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and large.
record RecordedFile(String name, byte[] content, Optional<Protocol> named, Optional<RecordedRequest> request) {

    /** As text, each byte a character. */
    String latin1() {
        return new String(content, ISO_8859_1);
    }

    String utf8() {
        return new String(content, UTF_8);
    }

    /** Whether its name ends so, in any case. */
    boolean hasExtension(String extension) {
        Path file = Path.of(name).getFileName();
        return file != null && file.toString().toLowerCase(Locale.ROOT).endsWith("." + extension);
    }

    /** The protocol that the user named, or that of which the text of an answer is. */
    Protocol protocol(String text) throws UnreadableRecordingException {
        return named.or(() -> ProtocolSigns.find(text))
                .orElseThrow(() -> new UnreadableRecordingException(
                        "it can't be told which endpoint it is of; name it with -Dstreamcheck.recordedEndpoint"));
    }
}
