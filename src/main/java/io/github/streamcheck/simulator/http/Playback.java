package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.DeliverySettings.HangUp;
import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.WritePayload;
import io.github.streamcheck.simulator.metrics.Meter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends one answer, each frame when it is due. The body is produced by the connection's I/O thread alone; a timer only asks for
 * that thread when the next frame is due, so that no stream that waits costs a thread.
 */
final class Playback {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Between two looks whether the writer is free again. */
    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Reply reply;
    private final long readNanos;
    private final Meter.Ticket ticket;
    private final ScheduledExecutorService timer;
    private final BacklogWatch backlog;
    private final List<Frame> frames;

    private int position;
    private Frame frame;
    private long due;
    private boolean timed;
    /** Whether it waits for the client of another answer. */
    private volatile boolean resting;

    private boolean failed;
    private ByteBuffer pending = NOTHING;
    private volatile boolean over;
    private volatile @Nullable Thread committer;
    private volatile @Nullable Future<?> wakeUp;

    /**
     * Begins with nothing sent.
     *
     * @param readNanos {@link System#nanoTime()} when the request was read
     * @param backlog watches whether its client takes the answer
     */
    Playback(Reply reply, long readNanos, Meter.Ticket ticket, ScheduledExecutorService timer, BacklogWatch backlog) {
        this.reply = reply;
        this.readNanos = readNanos;
        this.ticket = ticket;
        this.timer = timer;
        this.backlog = backlog;
        this.frames = reply.script().frames();
        this.frame = frameAt(0);
        this.due = readNanos + frame.atNanos();
    }

    /** Sends the head, now or when it is due. */
    void begin(ResponseChannel channel, HttpContext context) throws HttpException, IOException {
        if (reply.status() == Reply.NO_HEAD) {
            play(frame, null);
            return;
        }
        long wait = backlog.isHeldUp() ? HELD_UP_NANOS : readNanos + reply.headAtNanos() - System.nanoTime();
        if (wait <= 0) {
            sendHead(channel, context);
            return;
        }
        wakeUp = timer.schedule(
                () -> {
                    try {
                        begin(channel, context);
                    } catch (HttpException | IOException e) {
                        stop(); // the client has left
                    }
                },
                wait,
                TimeUnit.NANOSECONDS);
    }

    private void sendHead(ResponseChannel channel, HttpContext context) throws HttpException, IOException {
        if (over) {
            return;
        }
        BasicHttpResponse response = new BasicHttpResponse(reply.status());
        reply.headers().forEach(response::setHeader);
        FramingInterceptor.ask(context, reply.delivery().framing());
        // The channel asks for output while it commits the head, maybe on the timer's thread: too early.
        committer = Thread.currentThread();
        try {
            channel.sendResponse(response, new BasicEntityDetails(reply.contentLength(), null), context);
        } finally {
            committer = null;
        }
    }

    /** More than 0 if there is something to be written now. */
    int available() {
        return !over && (pending.hasRemaining() || isDue()) && !resting ? 1 : 0;
    }

    /** Writes what is due, one frame at a time. */
    void produce(DataStreamChannel channel) throws IOException {
        if (over || Thread.currentThread() == committer) {
            return;
        }
        if (backlog.isHeldUp()) {
            resting = true;
            wake(channel);
            return;
        }
        if (pending.hasRemaining()) {
            writePending(channel);
        } else if (isDue()) {
            play(frame, channel);
        }
        backlog.asked(!over && !(frame instanceof Frame.Hang), due);
        awaitNext(channel);
    }

    /** Whether there is something yet to be sent. */
    boolean isPlaying() {
        return !over;
    }

    /** Ends the sending, as the connection is gone. Does nothing if all has been sent. */
    void stop() {
        boolean playing = !over;
        over = true;
        backlog.over();
        Future<?> waiting = wakeUp;
        if (waiting != null) {
            waiting.cancel(false);
        }
        HangUp hangUp = reply.delivery().hangUp();
        if (hangUp == HangUp.STOPS) {
            ticket.fail();
        } else if (playing) {
            new Unattended(frames, position, readNanos, ticket, timer, hangUp == HangUp.NEVER_ENDS).run();
        }
    }

    private void play(Frame now, @Nullable DataStreamChannel channel) throws IOException {
        if (now instanceof Frame.Cut cut) {
            stop();
            // The kind of exception decides how HttpCore closes: this one with a FIN, any other with a RST.
            throw cut.reset()
                    ? new IOException("connection reset on purpose")
                    : new ConnectionClosedException("connection cut on purpose");
        }
        if (channel == null) {
            throw new IllegalStateException("an answer without a head must begin with a cut");
        }
        if (now instanceof Frame.Send send) {
            send(send, channel);
        } else if (now instanceof Frame.Repeat repeat) {
            due += repeat.everyNanos();
            timed = false;
            write(repeat.payload(), channel);
        } else if (now instanceof Frame.End) {
            end(channel);
        }
    }

    private void send(Frame.Send send, DataStreamChannel channel) throws IOException {
        if (send.kind() == Kind.CALL) {
            ticket.output();
        }
        for (int i = 0; i < send.tokens(); i++) {
            ticket.token();
        }
        failed |= send.kind() == Kind.ERROR;
        position++;
        frame = frameAt(position);
        due = readNanos + frame.atNanos();
        timed = false;
        boolean last = frame instanceof Frame.End && isDue();
        if (last) {
            // Counted before it is written, so that who has read the last event finds it counted.
            close();
        }
        write(send.payload(), channel);
        if (last && !pending.hasRemaining()) {
            // At once, as clients may leave after the last event.
            end(channel);
        }
    }

    private void write(WritePayload payload, DataStreamChannel channel) throws IOException {
        pending = payload.toBuffer();
        writePending(channel);
    }

    private void writePending(DataStreamChannel channel) throws IOException {
        int end = pending.limit();
        int length = Math.min(pending.remaining(), reply.delivery().bytesPerWrite());
        pending.limit(pending.position() + length);
        channel.write(pending);
        pending.limit(end);
    }

    private void end(DataStreamChannel channel) throws IOException {
        over = true;
        backlog.over();
        close();
        channel.endStream();
    }

    private void close() {
        if (failed) {
            ticket.fail();
        } else {
            ticket.complete();
        }
    }

    private void awaitNext(DataStreamChannel channel) {
        if (over || timed || pending.hasRemaining() || frame instanceof Frame.Hang) {
            return;
        }
        long wait = due - System.nanoTime();
        if (wait > 0) {
            timed = true;
            wakeUp = timer.schedule(channel::requestOutput, wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Asks for output, as soon as the writer is free. */
    private void wake(DataStreamChannel channel) {
        if (backlog.isHeldUp()) {
            wakeUp = timer.schedule(() -> wake(channel), HELD_UP_NANOS, TimeUnit.NANOSECONDS);
        } else {
            resting = false;
            channel.requestOutput();
        }
    }

    private boolean isDue() {
        return !(frame instanceof Frame.Hang) && due - System.nanoTime() <= 0;
    }

    private Frame frameAt(int index) {
        return index < frames.size() ? frames.get(index) : new Frame.Hang(0);
    }
}
