package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SizeLimits;
import java.nio.ByteBuffer;

/** Lines of JSON (NDJSON), each ended by a line feed. Each is shown as an event whose data it is. */
final class LineFraming implements BodyFraming {

    static final BodyFraming INSTANCE = new LineFraming();

    private LineFraming() {}

    @Override
    public BodyParser parser(SseHandler handler, SizeLimits sizes) {
        return new LineParser(handler, sizes.line());
    }

    @Override
    public boolean looksFramed(ByteBuffer first) {
        return EventStreamSniffer.looksLikeObject(first);
    }

    @Override
    public boolean looksPlain(ByteBuffer first) {
        return EventStreamSniffer.looksLikeMarkup(first);
    }
}
