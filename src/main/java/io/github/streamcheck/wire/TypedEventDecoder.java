package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Item;
import io.github.streamcheck.wire.Payload.Members;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.Step;
import io.github.streamcheck.wire.Payload.Typed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads events that say by their {@code type} what they are. Never throws on any input. Not thread-safe. */
public final class TypedEventDecoder implements TemplateDecoder.Full, JsonData.ObjectReader {

    private static final Members MEMBERS = new Members(true, false, false, false, false);
    private static final Members ODD = new Members(true, false, false, false, true);
    private static final OptionalLong FIRST = OptionalLong.of(0);
    private static final Choice NO_TEXT = choice(MEMBERS, "", "", "", false);

    private final TypedEventSchema schema;
    private final Holes holes = new Holes();

    /** Whether a tool was called, so that the end means that and no end of a text. */
    private boolean calledTool;

    /** For the events that {@code schema} describes. */
    public TypedEventDecoder(TypedEventSchema schema) {
        this.schema = schema;
    }

    @Override
    public Payload decode(SseEvent event) {
        holes.clear();
        return JsonData.decode(event, this);
    }

    @Override
    public Payload read(JsonParser parser, SseEvent event) throws IOException {
        holes.clear();
        JsonNode root = Json.MAPPER.readTree(parser);
        String type = root.path("type").asText("");
        Step step = EventTypes.step(type);
        ResponseJson response = new ResponseJson(root.path("response"));
        calledTool |= step == Step.ITEM_BEGIN
                && root.path("item").path("type").asText("").equals("function_call");
        Optional<Part> part = EventParts.of(root, type, step);
        List<Item> items = EventParts.items(root, step, part);
        Typed typed = new Typed(
                type,
                step,
                JsonNodes.text(root.path("event_id")).filter(id -> !id.isEmpty()),
                JsonNodes.integer(root.path("sequence_number")),
                response.id().or(() -> JsonNodes.text(root.path("response_id"))),
                step == Step.END ? response.status().or(() -> EventTypes.status(type)) : response.status(),
                part,
                EventParts.wholes(root, step, part, items),
                items,
                schema.missing(type, root),
                content(root, step, part, response, event));
        if (step == Step.DELTA
                && typed.content().error().isEmpty()
                && event.data().isUtf8()) {
            JsonData.readMembers(event, this::noteHole);
            holes.complete();
        }
        return typed;
    }

    @Override
    public Holes holes() {
        return holes;
    }

    /** What differs in each event of a text. Members of other names may be of use. */
    private void noteHole(String member, JsonParser parser) {
        switch (member) {
            case "delta" -> holes.text(parser);
            case "event_id" -> holes.id(parser);
            case "sequence_number" -> holes.count(parser);
            case "obfuscation" -> holes.unread(parser);
            default -> {}
        }
    }

    private Chunk content(JsonNode root, Step step, Optional<Part> part, ResponseJson response, SseEvent event) {
        Optional<String> error = error(root, step, response, event);
        return switch (step) {
            case BEGIN -> new Chunk(response.envelope(), List.of(NO_TEXT), false, response.usage(), error);
            case ITEM_BEGIN -> {
                // A call begins with its name, which is its first token.
                boolean call = root.path("item").path("type").asText("").endsWith("_call");
                yield call ? generated(choice(MEMBERS, "", "", "", true), error) : nothing(error);
            }
            case DELTA -> generated(delta(part, root.path("delta")), error);
            case END -> new Chunk(response.envelope(), List.of(end(response)), false, response.usage(), error);
            default -> nothing(error);
        };
    }

    private static Chunk generated(Choice choice, Optional<String> error) {
        return new Chunk(Envelope.EMPTY, List.of(choice), false, Optional.empty(), error);
    }

    private static Chunk nothing(Optional<String> error) {
        return error.isEmpty() ? Chunk.NOTHING : new Chunk(Envelope.EMPTY, List.of(), false, Optional.empty(), error);
    }

    /** The text of the error object, or of the whole event if there is none. */
    private static Optional<String> error(JsonNode root, Step step, ResponseJson response, SseEvent event) {
        if (root.hasNonNull("error")) {
            return Optional.of(root.path("error").toString());
        }
        if (response.hasError()) {
            JsonNode error = response.error();
            return Optional.of(
                    error.isObject() ? error.toString() : event.data().utf8());
        }
        return step == Step.ERROR ? Optional.of(event.data().utf8()) : Optional.empty();
    }

    private static Choice delta(Optional<Part> part, JsonNode delta) {
        EventTypes.Channel channel = EventTypes.channel(part.map(Part::kind).orElse(""));
        boolean odd = !delta.isTextual() && !delta.isNull() && !delta.isMissingNode();
        if (odd) {
            return choice(channel == EventTypes.Channel.NONE ? MEMBERS : ODD, "", "", "", true);
        }
        String text = delta.asText("");
        return switch (channel) {
            case TEXT -> choice(MEMBERS, text, "", "", false);
            case REASONING -> choice(MEMBERS, "", text, "", false);
            case TOOL -> choice(MEMBERS, "", "", text, false);
            case NONE -> choice(MEMBERS, "", "", "", !text.isEmpty());
        };
    }

    private Choice end(ResponseJson response) {
        return new Choice(
                FIRST,
                MEMBERS,
                response.finishReason(calledTool),
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                false);
    }

    private static Choice choice(
            Members members, String text, String reasoning, String toolArguments, boolean otherOutput) {
        return new Choice(
                FIRST,
                members,
                Optional.empty(),
                Optional.empty(),
                text,
                reasoning,
                toolArguments,
                List.of(),
                Optional.empty(),
                otherOutput);
    }
}
