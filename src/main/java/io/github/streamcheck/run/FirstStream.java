package io.github.streamcheck.run;

import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;

/** The first request to an endpoint, and what comes of it. */
record FirstStream(Protocol protocol, StreamRequest request, StreamRecording recording) {

    /** Its body, in the pieces in which it was read; none if it is no stream, or has not begun. */
    List<byte[]> pieces() {
        return recording.pieces();
    }
}
