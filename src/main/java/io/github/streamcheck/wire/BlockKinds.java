package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Of which types the blocks of one message are, by their index. Not thread-safe. */
final class BlockKinds {

    /** No server sends so many, and a broken one must not cost memory. */
    private static final int MAX_BLOCKS = 128;

    private static final Set<String> SPOKEN = Set.of("text", "thinking", "tool_use", "server_tool_use", "mcp_tool_use");

    private final Map<Long, String> kinds = new HashMap<>();

    void begin(JsonNode index, JsonNode block) {
        if (index.isIntegralNumber() && kinds.size() < MAX_BLOCKS) {
            kinds.put(index.asLong(), block.path("type").asText(""));
        }
    }

    /** The type of a block; empty if it never began. */
    String of(JsonNode index) {
        return kinds.getOrDefault(index.asLong(-1), "");
    }

    /** Whether the server itself runs the call that the block is. */
    boolean isServerCall(JsonNode index) {
        return of(index).equals("server_tool_use") || of(index).equals("mcp_tool_use");
    }

    /** Whether the block is something without deltas that tell so: hidden thinking, a result, or of an unknown type. */
    boolean isWholeInStart(JsonNode index) {
        return !of(index).isEmpty() && !SPOKEN.contains(of(index));
    }
}
