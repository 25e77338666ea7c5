package io.github.streamcheck.wire;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.StreamEvent.BytesRead;
import io.github.streamcheck.wire.StreamEvent.CommentReceived;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Makes the {@link StreamEvent}s of one answer over HTTP from its head and the bytes of its body, with the times given. After
 * {@link Ended} it reports nothing more. Calls must not overlap; those from within its listener or {@code giveUp} are fine.
 */
public final class AnswerReader {

    /** How much is kept of a body that is no event stream: enough for an error page, little enough for 10,000 of them. */
    static final int MAX_PLAIN_BODY = 16 * 1024;

    private final EventShape shape;
    private final BodyFraming framing;
    private final BodyParser parser;
    private final PayloadDecoder decoder;
    private final SizeLimits sizes;
    private final StreamListener listener;
    private final LongUnaryOperator waited;
    private final Consumer<StreamEnd> giveUp;
    private final ByteArrayOutputStream plainBody = new ByteArrayOutputStream(0);

    private boolean success;
    private boolean eventStream;
    private boolean bodyBegun;
    private boolean over;
    private long bodyBytes;

    /**
     * A reader of one answer.
     *
     * @param protocol how it is to be read
     * @param listener sees the events
     * @param waited how long, in nanoseconds, what arrived at a moment may have waited in this client, 0 or more
     * @param giveUp ends the stream, by {@link #end}, of which more came than {@code sizes} allows or its listener wants
     */
    public AnswerReader(
            Protocol protocol,
            SizeLimits sizes,
            StreamListener listener,
            LongUnaryOperator waited,
            Consumer<StreamEnd> giveUp) {
        this.shape = protocol.endpoint().shape();
        this.framing = protocol.framing();
        this.decoder = protocol.decoder();
        this.sizes = sizes;
        this.listener = listener;
        this.waited = waited;
        this.giveUp = giveUp;
        this.parser = framing.parser(new Decoding(), sizes);
    }

    /** Whether {@link Ended} was reported. */
    boolean isOver() {
        return over;
    }

    /** Whether the body has no byte so far. */
    boolean isEmpty() {
        return bodyBytes == 0;
    }

    /** Takes the head. */
    public void head(ResponseHead head) {
        if (!over) {
            success = head.isSuccess();
            eventStream = success && head.isStreamOf(shape);
            listener.on(head);
        }
    }

    /** Takes all remaining bytes of the body that came at once, decompressed. */
    public void body(ByteBuffer bytes, long nowNanos) {
        if (over) {
            return;
        }
        listener.body(bytes);
        bodyBytes += bytes.remaining();
        if (bodyBytes > sizes.stream()) {
            giveUp.accept(new StreamEnd.TooLarge("maxStreamSize"));
            return;
        }
        if (!bodyBegun && eventStream) {
            bodyBegun = EventStreamSniffer.begins(bytes);
            eventStream = !framing.looksPlain(bytes);
        }
        if (eventStream) {
            parser.feed(bytes, nowNanos);
        } else {
            keep(bytes, nowNanos);
        }
    }

    /** Keeps what is no event stream, unless its beginning, which may come in pieces, turns out to be that of one. */
    private void keep(ByteBuffer bytes, long nowNanos) {
        boolean isUndecided = success && plainBody.size() < EventStreamSniffer.BEGINNING;
        byte[] kept = new byte[Math.min(bytes.remaining(), MAX_PLAIN_BODY - plainBody.size())];
        bytes.get(kept);
        plainBody.writeBytes(kept);
        if (isUndecided && framing.looksFramed(ByteBuffer.wrap(plainBody.toByteArray()))) {
            eventStream = true;
            bodyBegun = true;
            parser.feed(ByteBuffer.wrap(plainBody.toByteArray()), nowNanos);
            parser.feed(bytes, nowNanos);
            plainBody.reset();
        }
    }

    /** Reports that so many bytes were read at once, compressed or not, after what they completed. */
    public void read(int bytes, long nowNanos) {
        if (!over && eventStream && bytes > 0) {
            listener.on(new BytesRead(nowNanos, bytes, parser.isInsideEvent(), waited.applyAsLong(nowNanos)));
        }
    }

    /** Ends the stream; only the first end counts. */
    public void end(StreamEnd how, long nowNanos, ConnectionUse connection) {
        if (over) {
            return;
        }
        if (how instanceof StreamEnd.Complete && eventStream) {
            parser.end(nowNanos);
        }
        over = true;
        byte[] body = plainBody.toByteArray();
        listener.on(new Ended(nowNanos, connection, how, bodyBytes, Bytes.copyOf(body, 0, body.length)));
    }

    /** What the parser finds becomes events. */
    private final class Decoding implements SseHandler {

        @Override
        public void event(SseEvent event) {
            if (over) {
                return;
            }
            if (event.index() >= sizes.events()) {
                giveUp.accept(new StreamEnd.TooLarge("maxEvents"));
                return;
            }
            listener.on(new EventReceived(event, decoder.decode(event), waited.applyAsLong(event.arrivedNanos())));
            listener.enough().ifPresent(giveUp);
        }

        @Override
        public void comment(long offset, long arrivedNanos, Bytes line) {
            if (!over) {
                listener.on(new CommentReceived(arrivedNanos, offset, line));
            }
        }

        @Override
        public void anomaly(FramingAnomaly anomaly) {
            if (over) {
                return;
            }
            listener.on(new FramingFault(anomaly));
            switch (anomaly.kind()) {
                case LINE_TOO_LONG -> giveUp.accept(new StreamEnd.TooLarge("maxLineSize"));
                case EVENT_TOO_LONG -> giveUp.accept(new StreamEnd.TooLarge("maxEventSize"));
                default -> {}
            }
        }
    }
}
