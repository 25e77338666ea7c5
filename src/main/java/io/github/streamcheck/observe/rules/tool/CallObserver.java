package io.github.streamcheck.observe.rules.tool;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Payload.ToolFragment.Kind;
import io.github.streamcheck.wire.SseEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Observes the fragments of tool calls, with a state {@code S} of its own for each call. Calls of a choice beyond the first 128 are
 * not looked at: a broken server must not cost memory.
 */
abstract class CallObserver<S> implements StreamObserver {

    /** In place of an index, which a function_call has not. */
    private static final long FUNCTION_CALL = -2;

    private final Function<SseEvent, S> begin;
    private final PerChoice<Map<Long, S>> calls = new PerChoice<>(HashMap::new);

    /** {@code begin} makes the state of a call from the event with its first fragment. */
    CallObserver(Function<SseEvent, S> begin) {
        this.begin = begin;
    }

    /** A fragment arrived; {@code known} are all calls of its choice. */
    abstract void fragment(SseEvent event, Payload.ToolFragment fragment, S call, Collection<S> known);

    /** Something else than a list of fragments arrived. */
    void malformed(SseEvent event) {}

    @Override
    public final void significantChunk(SseEvent event, Payload.Chunk chunk) {
        for (Payload.Choice choice : chunk.choices()) {
            for (Payload.ToolFragment fragment : choice.tools()) {
                if (fragment.kind() == Kind.MALFORMED) {
                    malformed(event);
                } else {
                    add(event, fragment, calls.of(choice));
                }
            }
        }
    }

    private void add(SseEvent event, Payload.ToolFragment fragment, Map<Long, S> known) {
        long index = fragment.kind() == Kind.FUNCTION_CALL
                ? FUNCTION_CALL
                : fragment.index().orElse(-1);
        if (known.size() < ObservedStream.MAX_PARTS || known.containsKey(index)) {
            S call = known.computeIfAbsent(index, begun -> begin.apply(event));
            fragment(event, fragment, call, known.values());
        }
    }

    /** All calls of all choices. */
    final List<S> calls() {
        List<S> all = new ArrayList<>();
        calls.all().forEach(known -> all.addAll(known.values()));
        return all;
    }
}
