package io.github.streamcheck.observe.rules;

import io.github.streamcheck.wire.Payload;
import java.util.HashMap;
import java.util.Map;

/**
 * A state of its own for each choice of one stream. Choices beyond the first 128 share one: no server sends so many, and a broken
 * one must not cost memory.
 */
final class PerChoice<S> {

    private static final int MAX_CHOICES = 128;

    private final java.util.function.Supplier<S> begin;
    private final Map<Long, S> states = new HashMap<>();

    PerChoice(java.util.function.Supplier<S> begin) {
        this.begin = begin;
    }

    S of(Payload.Choice choice) {
        long index = choice.index().orElse(0);
        S known = states.get(index);
        return known != null
                ? known
                : states.computeIfAbsent(states.size() < MAX_CHOICES ? index : -1L, created -> begin.get());
    }

    Iterable<S> all() {
        return states.values();
    }
}
