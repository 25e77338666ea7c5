package io.github.streamcheck.probe;

import io.github.streamcheck.wire.Payload.ToolFragment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Joins the fragments of an answer's tool calls. Not thread-safe. */
final class StreamedCalls {

    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_CALLS = 128;

    private final SortedMap<Long, Joined> calls = new TreeMap<>();

    private static final class Joined {

        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    void add(ToolFragment fragment) {
        long index = fragment.index().orElse(0);
        if (calls.size() < MAX_CALLS || calls.containsKey(index)) {
            Joined call = calls.computeIfAbsent(index, first -> new Joined());
            fragment.name().ifPresent(call.name::append);
            String piece = fragment.arguments();
            call.arguments.append(piece, 0, Math.min(piece.length(), MAX_TEXT - call.arguments.length()));
        }
    }

    /** The names of all. */
    String names() {
        return calls.values().stream().map(call -> call.name.toString()).collect(Collectors.joining());
    }

    /** The arguments of all. */
    String arguments() {
        return calls.values().stream().map(call -> call.arguments.toString()).collect(Collectors.joining());
    }

    /** All, by their index. */
    List<Blocks.Call> list() {
        return calls.values().stream()
                .map(call -> Blocks.Call.of(call.name.toString(), call.arguments.toString()))
                .toList();
    }
}
