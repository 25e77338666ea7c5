package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SizeLimits;
import java.nio.ByteBuffer;

/** How the bodies of a protocol's streams are cut into events. A further one is one new class. Immutable, thread-safe. */
public interface BodyFraming {

    /** A parser for one body, which shows {@code handler} what it finds. */
    BodyParser parser(SseHandler handler, SizeLimits sizes);

    /**
     * Whether the first bytes of a body under another media type are those of a stream all the same, so that it is judged as what it
     * is; leaves the buffer as it is.
     */
    boolean looksFramed(ByteBuffer first);

    /** Whether the first bytes of a body under the right media type are those of no stream; leaves the buffer as it is. */
    boolean looksPlain(ByteBuffer first);
}
