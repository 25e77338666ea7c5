package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SizeLimits;
import java.nio.ByteBuffer;

/** Server-sent events. */
final class SseFraming implements BodyFraming {

    static final BodyFraming INSTANCE = new SseFraming();

    private SseFraming() {}

    @Override
    public BodyParser parser(SseHandler handler, SizeLimits sizes) {
        return new SseParser(handler, sizes.line(), sizes.event());
    }

    @Override
    public boolean looksFramed(ByteBuffer first) {
        return EventStreamSniffer.looksLikeEvents(first);
    }

    @Override
    public boolean looksPlain(ByteBuffer first) {
        return EventStreamSniffer.looksPlain(first);
    }
}
