package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.Frame;
import io.github.streamcheck.simulator.metrics.Meter;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An answer that goes on although its client has left: what is left of it is generated when it is due, and counted, and sent to nobody.
 * Used by one thread at a time.
 */
final class Unattended implements Runnable {

    /** Between two rounds of an answer that never ends, so that one without pauses doesn't keep a thread busy. */
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<Frame> frames;
    private final Meter.Ticket ticket;
    private final ScheduledExecutorService timer;
    private final boolean endless;
    private int position;
    private long beginNanos;

    /**
     * Goes on with an answer.
     *
     * @param position the next frame's index
     * @param beginNanos what the times of the frames count from, by {@link System#nanoTime()}
     * @param endless whether it is generated again and again
     */
    Unattended(
            List<Frame> frames,
            int position,
            long beginNanos,
            Meter.Ticket ticket,
            ScheduledExecutorService timer,
            boolean endless) {
        this.frames = frames;
        this.position = position;
        this.beginNanos = beginNanos;
        this.ticket = ticket;
        this.timer = timer;
        this.endless = endless;
    }

    /** Generates what is due, and comes again for the rest. */
    @Override
    public void run() {
        while (position < frames.size() && frames.get(position) instanceof Frame.Send send) {
            if (!isDue(send)) {
                comeAgain(send);
                return;
            }
            generate(send);
            position++;
        }
        if (endless) {
            position = 0;
            beginNanos = System.nanoTime() + ROUND_NANOS;
            if (frames.get(0) instanceof Frame.Send first) {
                comeAgain(first);
            }
        } else if (position < frames.size() && frames.get(position) instanceof Frame.End) {
            ticket.complete();
        }
    }

    private boolean isDue(Frame frame) {
        return beginNanos + frame.atNanos() - System.nanoTime() <= 0;
    }

    private void comeAgain(Frame next) {
        try {
            Future<?> unused =
                    timer.schedule(this, beginNanos + next.atNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // The simulator is closed: it generates nothing any more.
        }
    }

    private void generate(Frame.Send send) {
        for (int i = 0; i < send.tokens(); i++) {
            ticket.token();
        }
    }
}
