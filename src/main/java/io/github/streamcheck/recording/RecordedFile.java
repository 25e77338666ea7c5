package io.github.streamcheck.recording;

import io.github.streamcheck.wire.Protocol;
import java.util.Locale;
import java.util.Optional;

/**
 * A file to read recordings from.
 *
 * @param name for people
 * @param latin1 all of it, each byte a character
 * @param named the protocol that the user named
 * @param request the request that the user gave
 */
record RecordedFile(String name, String latin1, Optional<Protocol> named, Optional<RecordedRequest> request) {

    /** Whether its name ends so, in any case. */
    boolean hasExtension(String extension) {
        return name.toLowerCase(Locale.ROOT).endsWith("." + extension);
    }

    /** The protocol that the user named, or that whose stream this file looks like. */
    Protocol protocol() throws UnreadableRecordingException {
        return named.or(() -> ProtocolSigns.find(latin1))
                .orElseThrow(() -> new UnreadableRecordingException(
                        "it can't be told which endpoint it is of; name it with -Dstreamcheck.recordedEndpoint"));
    }
}
