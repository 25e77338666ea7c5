package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.FinalText;
import io.github.streamcheck.wire.Payload.Item;
import io.github.streamcheck.wire.Payload.Members;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.ToolFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the blocks of a message's content, and their deltas, in the terms of items and choices. Stateless. */
final class MessageBlocks {

    private static final Members MEMBERS = new Members(true, false, false, false, false);
    private static final Members ODD_TEXT = new Members(true, false, false, false, true);
    private static final Members NO_DELTA = new Members(false, false, false, false, true);
    private static final Members ODD_FINISH = new Members(true, false, false, true, false, true, false, false, false);
    private static final OptionalLong FIRST = OptionalLong.of(0);

    private static final String SIGNATURE = "signature_delta";

    /** In the name of a call's type in chat completions. */
    private static final Optional<String> FUNCTION = Optional.of("function");

    /** Deltas that say something about a block and are none of its tokens. */
    private static final Set<String> NO_OUTPUT = Set.of("", SIGNATURE, "citations_delta");

    /** What a message begins with. */
    static final Choice NOTHING = choice(MEMBERS, "", "", "", List.of(), false);

    private MessageBlocks() {}

    /** All of a list. */
    static List<Item> items(JsonNode content) {
        List<Item> items = new ArrayList<>();
        if (content.isArray()) {
            for (JsonNode block : content) {
                items.add(item(OptionalLong.of(items.size()), block));
            }
        }
        return items;
    }

    /** The one that an event begins. */
    static Item item(JsonNode event) {
        return item(JsonNodes.integer(event.path("index")), event.path("content_block"));
    }

    private static Item item(OptionalLong index, JsonNode block) {
        List<FinalText> wholes = new ArrayList<>();
        for (String member : List.of("text", "thinking", "signature")) {
            if (block.path(member).isTextual()) {
                wholes.add(new FinalText(
                        new Part(Optional.empty(), index, 0, member),
                        block.path(member).textValue()));
            }
        }
        if (!block.path("input").isEmpty()) {
            wholes.add(new FinalText(
                    new Part(Optional.empty(), index, 0, "input"),
                    block.path("input").toString()));
        }
        return new Item(
                index,
                name(block, "id"),
                block.path("type").asText(""),
                name(block, "id"),
                name(block, "name"),
                false,
                false,
                wholes);
    }

    /** One that was whole as it began, as its end shows it. */
    static Item whole(JsonNode event, String type) {
        return new Item(
                JsonNodes.integer(event.path("index")),
                Optional.empty(),
                type,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
    }

    /** What the beginning of a block says: a call's name is its first token, and a text may have begun. */
    static Chunk begun(JsonNode event) {
        JsonNode block = event.path("content_block");
        return switch (block.path("type").asText("")) {
            case "text" -> output(choice(MEMBERS, block.path("text").asText(""), "", "", List.of(), false));
            case "thinking" -> output(choice(MEMBERS, "", block.path("thinking").asText(""), "", List.of(), false));
            case "tool_use" -> {
                JsonNode input = block.path("input");
                String arguments = input.isEmpty() ? "" : input.toString();
                ToolFragment call = new ToolFragment(
                        ToolFragment.Kind.FUNCTION,
                        JsonNodes.integer(event.path("index")),
                        name(block, "id"),
                        FUNCTION,
                        name(block, "name"),
                        arguments,
                        false);
                yield output(choice(MEMBERS, "", "", arguments, List.of(call), true));
            }
            case "server_tool_use", "mcp_tool_use" -> output(choice(MEMBERS, "", "", "", List.of(), true));
            default -> Chunk.NOTHING;
        };
    }

    /** The kind of a delta: its type; of one that has a signature beside its own content it says so. */
    static String kind(JsonNode delta) {
        String type = delta.path("type").asText("");
        boolean signed = delta.has("signature") && !type.equals(SIGNATURE);
        return signed ? type + "+signature" : type;
    }

    /** {@code serverCall}: whether it is of a call that the server runs, which is no call of the client's. */
    static Chunk delta(JsonNode event, boolean serverCall) {
        JsonNode delta = event.path("delta");
        if (!delta.isObject()) {
            return output(
                    choice(delta.isMissingNode() || delta.isNull() ? MEMBERS : NO_DELTA, "", "", "", List.of(), false));
        }
        String type = delta.path("type").asText("");
        return output(
                switch (type) {
                    case "text_delta" -> {
                        JsonNode text = delta.path("text");
                        yield choice(members(text), text.asText(""), "", "", List.of(), false);
                    }
                    case "thinking_delta" -> {
                        JsonNode thinking = delta.path("thinking");
                        yield choice(members(thinking), "", thinking.asText(""), "", List.of(), false);
                    }
                    case "input_json_delta" -> input(event, delta.path("partial_json"), serverCall);
                    default -> choice(MEMBERS, "", "", "", List.of(), !NO_OUTPUT.contains(type));
                });
    }

    private static Choice input(JsonNode event, JsonNode json, boolean serverCall) {
        String piece = json.isTextual() ? json.textValue() : "";
        if (serverCall) {
            return choice(members(json), "", "", "", List.of(), !piece.isEmpty());
        }
        ToolFragment fragment = new ToolFragment(
                ToolFragment.Kind.FUNCTION,
                JsonNodes.integer(event.path("index")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                piece,
                false);
        return choice(members(json), "", "", piece, List.of(fragment), false);
    }

    private static Members members(JsonNode text) {
        return text.isTextual() || text.isNull() || text.isMissingNode() ? MEMBERS : ODD_TEXT;
    }

    /** Why the message ends, in the words of chat completions. */
    static Choice finish(JsonNode reason) {
        boolean odd = !reason.isTextual() && !reason.isNull() && !reason.isMissingNode();
        return new Choice(
                FIRST,
                odd ? ODD_FINISH : MEMBERS,
                JsonNodes.text(reason).map(MessageJson::finishReason),
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                false);
    }

    private static Chunk output(Choice choice) {
        return new Chunk(Envelope.EMPTY, List.of(choice), false, Optional.empty(), Optional.empty());
    }

    private static Optional<String> name(JsonNode node, String member) {
        return JsonNodes.text(node.path(member)).filter(text -> !text.isEmpty());
    }

    private static Choice choice(
            Members members,
            String text,
            String reasoning,
            String toolArguments,
            List<ToolFragment> tools,
            boolean otherOutput) {
        return new Choice(
                FIRST,
                members,
                Optional.empty(),
                Optional.empty(),
                text,
                reasoning,
                toolArguments,
                tools,
                Optional.empty(),
                otherOutput);
    }
}
