package io.github.streamcheck.run;

import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;

/** The first request to an endpoint, and what comes of it. */
record FirstStream(Protocol protocol, StreamRequest request, StreamRecording recording) {

    /** Its events, each as it is sent; none if it is no stream, or has not begun. */
    List<byte[]> events() {
        return recording.events();
    }
}
