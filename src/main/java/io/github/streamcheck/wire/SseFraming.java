package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    @Override
    public byte[] framed(SseEvent event) {
        String type = event.type().equals(SseEvent.DEFAULT_TYPE) ? "" : "event: " + event.type() + "\n";
        String data = "data: " + event.data().utf8().replace("\n", "\ndata: ");
        return (type + data + "\n\n").getBytes(UTF_8);
    }
}
