package io.github.streamcheck.simulator.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the faults of some requests need to know of earlier ones, in bounded memory. Thread-safe. */
public final class Memory {

    private static final int MARKERS = 2;

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Deque<String> markers = new ArrayDeque<>(MARKERS);

    /** How often this was asked of that fault before. */
    long next(String fault) {
        return counts.computeIfAbsent(fault, any -> new AtomicLong()).getAndIncrement();
    }

    /** Keeps the marker of a prompt. */
    public synchronized void remember(String marker) {
        markers.remove(marker);
        if (markers.size() == MARKERS) {
            markers.removeFirst();
        }
        markers.addLast(marker);
    }

    /** The last marker that is not {@code marker}. */
    synchronized Optional<String> markerOtherThan(String marker) {
        // Two are kept, so that one is left if the other is this.
        return markers.stream().filter(kept -> !kept.equals(marker)).reduce((earlier, later) -> later);
    }
}
