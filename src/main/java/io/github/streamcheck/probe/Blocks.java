package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import java.util.List;

/**
 * What an answer has beside its text.
 *
 * @param thinking all of its thinking
 * @param calls its tool calls, in order
 */
record Blocks(String thinking, List<Call> calls) {

    Blocks {
        calls = List.copyOf(calls);
    }

    /**
     * A tool call.
     *
     * @param input what the tool is called with, in which the order of members means nothing; missing if it is no JSON
     */
    record Call(String name, JsonNode input) {

        /** One whose input is given as a text, which is empty if there is none. */
        static Call of(String name, String arguments) {
            return new Call(name, Json.tree(arguments.isEmpty() ? "{}" : arguments));
        }
    }

    /** What differs from another answer, in a word; empty if nothing does. */
    String differenceTo(Blocks other) {
        if (!thinking.strip().equals(other.thinking.strip())) {
            return "thinking";
        }
        return calls.equals(other.calls) ? "" : "tool calls";
    }
}
