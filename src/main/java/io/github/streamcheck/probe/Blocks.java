package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
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
    record Call(String name, JsonNode input) {}

    /** What differs from another answer, in a word; empty if nothing does. */
    String differenceTo(Blocks other) {
        if (!thinking.strip().equals(other.thinking.strip())) {
            return "thinking";
        }
        return calls.equals(other.calls) ? "" : "tool calls";
    }
}
