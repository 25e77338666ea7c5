package io.github.streamcheck.observe.rules;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A state of its own for each choice of one stream. Choices beyond the first 128 share one: no server sends so many, and a broken
 * one must not cost memory.
 */
public final class PerChoice<S> {

    private final java.util.function.Supplier<S> begin;

    /** All states, as soon as there are two. */
    private Map<Long, S> states = Map.of();

    /** The state of the last choice that was asked for: nearly always the one that is asked for next, and often the only one. */
    private @Nullable S last;

    private long lastIndex;

    public PerChoice(java.util.function.Supplier<S> begin) {
        this.begin = begin;
    }

    public S of(Payload.Choice choice) {
        long index = choice.index().orElse(0);
        S state = last;
        if (state == null) {
            state = begin.get();
        } else if (index != lastIndex) {
            state = another(index, state);
        }
        last = state;
        lastIndex = index;
        return state;
    }

    private S another(long index, S before) {
        if (states.isEmpty()) {
            states = new HashMap<>();
            states.put(lastIndex, before);
        }
        S known = states.get(index);
        return known != null
                ? known
                : states.computeIfAbsent(
                        states.size() < ObservedStream.MAX_PARTS ? index : -1L, created -> begin.get());
    }

    /** Whether the state of any choice is so. */
    public boolean any(Predicate<S> so) {
        return all().stream().anyMatch(so);
    }

    public Collection<S> all() {
        S only = last;
        return only == null ? List.of() : states.isEmpty() ? List.of(only) : states.values();
    }
}
