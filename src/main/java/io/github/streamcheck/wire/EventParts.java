package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.FinalText;
import io.github.streamcheck.wire.Payload.Item;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads which part of a response a typed event is about, which items it shows, and which texts it says are whole. */
final class EventParts {

    private static final List<String> WHOLE_MEMBERS =
            List.of("text", "refusal", "transcript", "arguments", "input", "code");

    /** Items that have one text of their own, by type: its kind. */
    private static final Map<String, String> TEXT_OF_ITEM = Map.of(
            "function_call",
            "function_call_arguments",
            "mcp_call",
            "mcp_call_arguments",
            "custom_tool_call",
            "custom_tool_call_input",
            "code_interpreter_call",
            "code_interpreter_call_code");

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

    static List<FinalText> wholes(JsonNode root, Step step, Optional<Part> part, List<Item> items) {
        return switch (step) {
            case TEXT_END -> whole(root, part.orElseThrow());
            case PART_END -> whole(root.path("part"), part.orElseThrow());
            case ITEM_END, END ->
                items.stream().flatMap(item -> item.wholes().stream()).toList();
            default -> List.of();
        };
    }

    static List<Item> items(JsonNode root, Step step, Optional<Part> part) {
        return switch (step) {
            case ITEM_BEGIN, ITEM_END ->
                List.of(item(root.path("item"), part.orElseThrow().output()));
            case END -> ofResponse(root.path("response").path("output"));
            case DELTA, TEXT_END ->
                // The name is left out: where it comes with the arguments it is not always right, and nobody reads it
                // there.
                name(root, "call_id")
                        .map(call -> List.of(ofCall(part.orElseThrow(), call)))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static List<Item> ofResponse(JsonNode nodes) {
        List<Item> items = new ArrayList<>();
        if (nodes.isArray()) {
            for (JsonNode node : nodes) {
                items.add(item(node, OptionalLong.of(items.size())));
            }
        }
        return items;
    }

    private static Item ofCall(Part part, String callId) {
        return new Item(
                part.output(), part.itemId(), "", Optional.of(callId), Optional.empty(), false, false, List.of());
    }

    private static Item item(JsonNode node, OptionalLong output) {
        String type = node.path("type").asText("");
        Optional<String> id = JsonNodes.text(node.path("id"));
        List<FinalText> wholes = wholes(node, type, new Part(id, output, 0, ""));
        return new Item(
                output,
                id.filter(text -> !text.isEmpty()),
                type,
                name(node, "call_id"),
                name(node, "name"),
                node.path("status").asText("").equals("incomplete"),
                (type.isEmpty() || type.equals("message")) && isEmpty(node.path("content")),
                wholes);
    }

    private static Optional<String> name(JsonNode node, String member) {
        return JsonNodes.text(node.path(member)).filter(text -> !text.isEmpty());
    }

    /** Whether it has no part but empty texts: what is no text, such as audio, is something. */
    private static boolean isEmpty(JsonNode content) {
        for (JsonNode part : content) {
            String kind = EventTypes.sameKind(part.path("type").asText(""));
            if (EventTypes.channel(kind) == EventTypes.Channel.NONE
                    || !part.path("text").asText("").isEmpty()
                    || !part.path("refusal").asText("").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<FinalText> wholes(JsonNode item, String type, Part place) {
        String own = TEXT_OF_ITEM.get(type);
        if (own != null) {
            return whole(item, new Part(place.itemId(), place.output(), 0, own));
        }
        List<FinalText> wholes = new ArrayList<>();
        for (String list : List.of("content", "summary")) {
            JsonNode parts = item.path(list);
            for (int i = 0; i < parts.size(); i++) {
                String kind = EventTypes.sameKind(parts.path(i).path("type").asText(""));
                wholes.addAll(whole(parts.path(i), new Part(place.itemId(), place.output(), i, kind)));
            }
        }
        return wholes;
    }

    private static List<FinalText> whole(JsonNode node, Part part) {
        for (String member : WHOLE_MEMBERS) {
            if (node.path(member).isTextual()) {
                // What was spoken is the text of a part that is no text.
                String kind = member.equals("transcript") ? EventTypes.TRANSCRIPT : part.kind();
                return List.of(new FinalText(
                        new Part(part.itemId(), part.output(), part.content(), kind),
                        node.path(member).textValue()));
            }
        }
        return List.of();
    }
}
