package io.github.streamcheck.simulator.faults;

import io.github.streamcheck.simulator.api.DeliverySettings;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import io.github.streamcheck.simulator.api.GenerationApi;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Script;
import io.github.streamcheck.simulator.api.WritePayload;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Faults of buffers between the model and the client: the bytes are right, but arrive late and in other pieces. */
final class BufferFaults {

    private static final int SMALL = 4 << 10;
    private static final int LARGE = 8 << 10;
    private static final long HOLD = Duration.ofMillis(300).toNanos();
    private static final long PIECE_GAP = Duration.ofMillis(1).toNanos();
    private static final long FLUSH = Duration.ofMillis(200).toNanos();

    static final List<Fault> ALL = List.of(
            new Fault(
                    "one-burst",
                    "collects the whole stream, for at least 300 ms, and then sends it in blocks of 8 KB",
                    (call, reply) -> held(call, reply, LARGE)),
            new Fault(
                    "held-content-length",
                    "collects the whole stream and sends it at its end, with its Content-Length",
                    (call, reply) -> withContentLength(call, held(call, reply, Integer.MAX_VALUE))),
            new Fault(
                    "buffer-4k",
                    "collects blocks of 4 KB and sends each when it is full, even in the middle of an event",
                    (call, reply) -> ofBytes(call, reply, script -> inBlocks(script, SMALL))),
            new Fault(
                    "buffer-8k",
                    "collects blocks of 8 KB and sends each when it is full, even in the middle of an event",
                    (call, reply) -> ofBytes(call, reply, script -> inBlocks(script, LARGE))),
            Fault.ofStreams(
                    "flush-interval", "collects events and sends them every 200 ms", BufferFaults::flushedAtIntervals),
            new Fault(
                    "gzip-held",
                    "compresses a stream if the client offers gzip, and flushes the compressor only at the end",
                    (call, reply) -> Gzip.ifOffered(call, reply, Gzip::compressUnflushed)));

    private BufferFaults() {}

    /** One sending of all these, when the last of them is due. */
    static Send join(Kind kind, List<Send> sends) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sends.forEach(send -> bytes.writeBytes(send.payload().toBytes()));
        return new Send(
                kind,
                sends.get(sends.size() - 1).atNanos(),
                WritePayload.of(bytes.toByteArray()),
                sends.stream().mapToInt(Send::tokens).sum());
    }

    /** The edit of a stream of bytes; a WebSocket's messages can't be cut. */
    private static Reply ofBytes(Call call, Reply reply, UnaryOperator<Script> edit) {
        return call.generates(GenerationApi.REALTIME) ? reply : reply.editStream(edit);
    }

    private static Reply held(Call call, Reply reply, int size) {
        return reply.editStream(script -> {
            long end = Math.max(script.end(), HOLD);
            Script held = script.retime(0, at -> end);
            // A moment apart, or a quick client reads them at once; the messages of a WebSocket are not cut.
            return call.generates(GenerationApi.REALTIME)
                    ? inBlocks(held, Integer.MAX_VALUE)
                    : spread(inBlocks(held, size), place -> end + PIECE_GAP * place);
        });
    }

    private static Reply withContentLength(Call call, Reply reply) {
        // The length is known when all is there, and a head is sent no earlier than that.
        return reply.isStream() && !call.generates(GenerationApi.REALTIME)
                ? reply.withDelivery(reply.delivery().withFraming(DeliverySettings.Framing.BY_LENGTH))
                        .withHeadAt(reply.script().frames().get(0).atNanos())
                : reply;
    }

    /** With each frame at the time of its place; the end comes with what is before it. */
    private static Script spread(Script script, LongUnaryOperator atNanos) {
        return script.edit(frames -> {
            for (int i = 0; i < frames.size(); i++) {
                int place = frames.get(i) instanceof Frame.End ? Math.max(0, i - 1) : i;
                frames.set(i, frames.get(i).at(atNanos.applyAsLong(place)));
            }
            return frames;
        });
    }

    /** In blocks of {@code size} bytes, each sent when the event that fills it is due, and the rest at the end. */
    static Script inBlocks(Script script, int size) {
        return script.edit(frames -> {
            List<Frame> blocks = new ArrayList<>();
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            int tokens = 0;
            for (Frame frame : frames) {
                if (frame instanceof Send send) {
                    buffer.writeBytes(send.payload().toBytes());
                    tokens += send.tokens();
                    while (buffer.size() >= size) {
                        blocks.add(new Send(Kind.OTHER, frame.atNanos(), taken(buffer, size), tokens));
                        tokens = 0;
                    }
                } else {
                    if (buffer.size() > 0) {
                        blocks.add(new Send(Kind.OTHER, frame.atNanos(), taken(buffer, buffer.size()), tokens));
                    }
                    blocks.add(frame);
                }
            }
            return blocks;
        });
    }

    /** The first bytes of a buffer, which keeps the others. */
    private static WritePayload taken(ByteArrayOutputStream buffer, int size) {
        byte[] bytes = buffer.toByteArray();
        buffer.reset();
        buffer.write(bytes, size, bytes.length - size);
        return WritePayload.of(Arrays.copyOf(bytes, size));
    }

    /** With all events between two flushes sent together at the second of them, or at the end. */
    private static Script flushedAtIntervals(Script script) {
        return script.edit(frames -> {
            List<Frame> flushed = new ArrayList<>();
            List<Send> waiting = new ArrayList<>();
            for (Frame frame : frames) {
                long flush = Math.min(script.end(), (frame.atNanos() + FLUSH - 1) / FLUSH * FLUSH);
                boolean send = frame instanceof Send;
                if (!waiting.isEmpty() && (!send || waiting.get(0).atNanos() != flush)) {
                    flushed.add(join(Kind.OTHER, waiting));
                    waiting.clear();
                }
                if (send) {
                    waiting.add((Send) frame.at(flush));
                } else {
                    flushed.add(frame);
                }
            }
            return flushed;
        });
    }
}
