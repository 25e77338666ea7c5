package io.github.streamcheck.engine;

import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream without a wire, which ends when the test wants it to. Thread-safe. */
class FakeExchange implements Exchange {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean settled;
    private long lastSignNanos;
    private Optional<StreamEnd> aborted = Optional.empty();

    synchronized void sign(long nanos) {
        lastSignNanos = nanos;
    }

    /** How it was aborted; empty if it wasn't. */
    synchronized Optional<StreamEnd> aborted() {
        return aborted;
    }

    synchronized void settle() {
        settled = true;
        actions.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean isSettled() {
        return settled;
    }

    @Override
    public synchronized void onSettled(Runnable action) {
        if (settled) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    @Override
    public long createdNanos() {
        return 0;
    }

    @Override
    public synchronized long lastSignNanos() {
        return lastSignNanos;
    }

    @Override
    public synchronized void abort(StreamEnd how) {
        aborted = Optional.of(how);
        settle();
    }
}
