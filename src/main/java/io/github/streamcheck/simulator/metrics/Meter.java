package io.github.streamcheck.simulator.metrics;

import io.github.streamcheck.simulator.api.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Counts and times what the simulator sends, in bounded memory. Thread-safe. */
public final class Meter {

    /** What is known of one route. Durations are in nanoseconds. */
    static final class RouteFigures {
        long requests;
        long responses;
        long errors;
        long tokens;
        final TimeDistribution durations = new TimeDistribution();
    }

    /** What is known of the streams. Times are in nanoseconds, rates in thousandths of a token per second. */
    static final class StreamFigures {
        long started;
        long completed;
        long failed;
        long tokens;
        final TimeDistribution ttft = new TimeDistribution();
        final TimeDistribution itl = new TimeDistribution();
        final TimeDistribution rate = new TimeDistribution();
        final TimeDistribution duration = new TimeDistribution();

        long active() {
            return started - completed - failed;
        }
    }

    /** All that is measured, to be read inside {@link Meter#read} only. */
    static final class Figures {
        final Map<String, RouteFigures> routes = new LinkedHashMap<>();
        final StreamFigures streams = new StreamFigures();
        long plain;
        long rejected;
        long faulty;
        long uptimeNanos;
    }

    private final Object lock = new Object();
    private final Figures figures = new Figures();
    private final LongSupplier nanoTime;
    private final long started;
    private boolean closed;

    /** A meter that has counted nothing yet, with a clock such as {@link System#nanoTime}. */
    public Meter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /**
     * Begins to count an answer.
     *
     * @param route the path, one of the few that the simulator knows, or a word for all others
     * @param readNanos when the request was read
     */
    public Ticket open(String route, Reply reply, long readNanos) {
        synchronized (lock) {
            RouteFigures figuresOfRoute = figures.routes.computeIfAbsent(route, any -> new RouteFigures());
            figuresOfRoute.requests++;
            if (reply.isStream()) {
                figures.streams.started++;
            }
            return new Ticket(figuresOfRoute, reply, readNanos);
        }
    }

    /** Counts an answer that a fault has changed. */
    public void countFaulty() {
        synchronized (lock) {
            figures.faulty++;
        }
    }

    /** Counts the streams that are still being sent as failed. Nothing is counted after that. */
    public void close() {
        synchronized (lock) {
            figures.streams.failed += figures.streams.active();
            closed = true;
        }
    }

    /** What {@code reader} makes of all figures of one moment. */
    <T> T read(Function<Figures, T> reader) {
        synchronized (lock) {
            figures.uptimeNanos = nanoTime.getAsLong() - started;
            return reader.apply(figures);
        }
    }

    /** What has been counted up to now. */
    public Tally tally() {
        return read(all -> new Tally(
                all.streams.started,
                all.streams.active(),
                all.streams.completed,
                all.streams.failed,
                all.streams.tokens,
                all.plain,
                all.rejected,
                all.faulty));
    }

    /** The counting of one answer. It ends once: what comes after its end is not counted. */
    public final class Ticket {
        private final RouteFigures route;
        private final Reply reply;
        private final long readNanos;
        private boolean open = true;
        private boolean begun;
        private long tokens;
        private long lastToken;

        private Ticket(RouteFigures route, Reply reply, long readNanos) {
            this.route = route;
            this.reply = reply;
            this.readNanos = readNanos;
        }

        /** Output is about to be written: stamped before the write, so that no client can have it earlier. */
        public void output() {
            synchronized (lock) {
                begin(nanoTime.getAsLong());
            }
        }

        /** A token is about to be written. */
        public void token() {
            synchronized (lock) {
                long now = nanoTime.getAsLong();
                begin(now);
                if (tokens > 0) {
                    figures.streams.itl.add(now - lastToken);
                }
                lastToken = now;
                tokens++;
                figures.streams.tokens++;
                route.tokens++;
            }
        }

        private void begin(long now) {
            if (!begun) {
                begun = true;
                figures.streams.ttft.add(now - readNanos);
            }
        }

        /** All of the answer has been handed to the socket. */
        public void complete() {
            end(true);
        }

        /** The answer ended otherwise. */
        public void fail() {
            end(false);
        }

        private void end(boolean complete) {
            synchronized (lock) {
                if (!open || closed) {
                    return;
                }
                open = false;
                long duration = Math.max(1, nanoTime.getAsLong() - readNanos);
                boolean error = !complete || reply.status() >= 400;
                route.errors += error ? 1 : 0;
                figures.rejected += reply.status() >= 400 ? 1 : 0;
                if (complete) {
                    route.responses++;
                    route.durations.add(duration);
                    figures.plain += reply.kind() == Reply.Kind.PLAIN ? 1 : 0;
                }
                if (reply.isStream()) {
                    countStream(complete, duration);
                }
            }
        }

        private void countStream(boolean complete, long durationNanos) {
            if (complete) {
                figures.streams.completed++;
                figures.streams.duration.add(durationNanos);
            } else {
                figures.streams.failed++;
            }
            if (complete && tokens > 0) {
                figures.streams.rate.add((long) (tokens * 1e12 / durationNanos));
            }
        }
    }
}
