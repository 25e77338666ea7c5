package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.Step;
import io.github.streamcheck.wire.Payload.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads which part of a response a typed event is about, and which texts it says are whole. */
final class EventParts {

    private static final List<String> WHOLE_MEMBERS = List.of("text", "refusal", "arguments", "input", "code");

    private EventParts() {}

    static Optional<Part> of(JsonNode root, String type, Step step) {
        Optional<String> item = JsonNodes.text(root.path("item_id"))
                .or(() -> JsonNodes.text(root.path("item").path("id")));
        OptionalLong output = JsonNodes.integer(root.path("output_index"));
        return switch (step) {
            case ITEM_BEGIN, ITEM_END -> Optional.of(new Part(item, output, 0, ""));
            case PART_BEGIN, PART_END ->
                Optional.of(new Part(
                        item,
                        output,
                        place(root),
                        EventTypes.sameKind(root.path("part").path("type").asText(""))));
            case DELTA, TEXT_END -> Optional.of(new Part(item, output, place(root), EventTypes.kind(type)));
            default -> Optional.empty();
        };
    }

    private static long place(JsonNode root) {
        return root.path("content_index").asLong(root.path("summary_index").asLong(0));
    }

    static List<Whole> wholes(JsonNode root, Step step, Optional<Part> part) {
        return switch (step) {
            case TEXT_END -> whole(root, part.orElseThrow());
            case PART_END -> whole(root.path("part"), part.orElseThrow());
            case ITEM_END -> ofItem(root.path("item"), part.orElseThrow().output());
            case END -> ofResponse(root.path("response").path("output"));
            default -> List.of();
        };
    }

    private static List<Whole> ofResponse(JsonNode items) {
        List<Whole> wholes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            wholes.addAll(ofItem(items.path(i), OptionalLong.of(i)));
        }
        return wholes;
    }

    private static List<Whole> ofItem(JsonNode item, OptionalLong output) {
        Optional<String> id = JsonNodes.text(item.path("id"));
        if (item.path("type").asText("").equals("function_call")) {
            return whole(item, new Part(id, output, 0, "function_call_arguments"));
        }
        List<Whole> wholes = new ArrayList<>();
        for (String list : List.of("content", "summary")) {
            JsonNode parts = item.path(list);
            for (int i = 0; i < parts.size(); i++) {
                String kind = EventTypes.sameKind(parts.path(i).path("type").asText(""));
                wholes.addAll(whole(parts.path(i), new Part(id, output, i, kind)));
            }
        }
        return wholes;
    }

    private static List<Whole> whole(JsonNode node, Part part) {
        for (String member : WHOLE_MEMBERS) {
            if (node.path(member).isTextual()) {
                return List.of(new Whole(part, node.path(member).textValue()));
            }
        }
        return List.of();
    }
}
