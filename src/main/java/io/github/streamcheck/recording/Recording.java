package io.github.streamcheck.recording;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A recorded stream.
 *
 * @param name where it is from, for people: a file, with the number of the exchange if it has several
 * @param protocol how it is to be read
 * @param answer head and body as they are sent over HTTP/1.1
 * @param request what was asked; empty if it is not known
 * @param unknown what the recording does not show, for people
 */
public record Recording(
        String name, Protocol protocol, Bytes answer, Optional<RecordedRequest> request, List<String> unknown) {

    public Recording {
        unknown = List.copyOf(unknown);
    }
}
