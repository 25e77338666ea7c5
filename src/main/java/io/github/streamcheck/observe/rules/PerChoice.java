package io.github.streamcheck.observe.rules;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A state of its own for each choice of one stream. Choices beyond the first 128 share one: no server sends so many, and a broken
 * one must not cost memory.
 */
public final class PerChoice<S> {

    private final java.util.function.Supplier<S> begin;
    private Map<Long, S> states = Map.of();
    private long lastIndex;

    /** That of {@code lastIndex}: nearly all choices are of the same index as the one before. */
    private @Nullable S last;

    public PerChoice(java.util.function.Supplier<S> begin) {
        this.begin = begin;
    }

    public S of(Payload.Choice choice) {
        long index = choice.index().orElse(0);
        S known = last;
        if (known == null || index != lastIndex) {
            known = find(index);
            last = known;
            lastIndex = index;
        }
        return known;
    }

    private S find(long index) {
        if (states.isEmpty()) {
            states = new HashMap<>();
        }
        S known = states.get(index);
        return known != null
                ? known
                : states.computeIfAbsent(
                        states.size() < ObservedStream.MAX_PARTS ? index : -1L, created -> begin.get());
    }

    /** Whether the state of any choice is so. */
    public boolean any(Predicate<S> so) {
        return states.values().stream().anyMatch(so);
    }

    public Iterable<S> all() {
        return states.values();
    }
}
