package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends streams that send nothing or stay open for too long, in any state of the connection. Costs nothing per event: each stream
 * has one pending check, set to the moment at which it could be due at the earliest.
 *
 * <p>Thread-safe.
 */
final class Watchdog {

    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;

    /** @param nanoTime the clock of the exchanges */
    Watchdog(ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    void watch(Exchange exchange, Limits limits) {
        new Check(exchange, limits).schedule(Math.min(nanos(limits.idle()), nanos(limits.stream())));
    }

    private static long nanos(Limit limit) {
        return limit.after().toNanos();
    }

    private final class Check implements Runnable {

        private final Exchange exchange;
        private final Limits limits;
        private volatile boolean settled;

        Check(Exchange exchange, Limits limits) {
            this.exchange = exchange;
            this.limits = limits;
        }

        void schedule(long delayNanos) {
            Future<?> pending = timer.schedule(this, delayNanos, TimeUnit.NANOSECONDS);
            if (!settled) {
                // Else a stream of one second would be remembered for as long as the idle limit.
                exchange.onSettled(() -> pending.cancel(false));
            }
        }

        @Override
        public void run() {
            settled = exchange.isSettled();
            if (settled) {
                return;
            }
            long now = nanoTime.getAsLong();
            long idleLeft = nanos(limits.idle()) - (now - exchange.lastSignNanos());
            long streamLeft = nanos(limits.stream()) - (now - exchange.createdNanos());
            if (streamLeft <= 0) {
                exchange.abort(new StreamEnd.TimedOut(limits.stream()));
            } else if (idleLeft <= 0) {
                exchange.abort(new StreamEnd.TimedOut(limits.idle()));
            } else {
                schedule(Math.min(idleLeft, streamLeft));
            }
        }
    }
}
