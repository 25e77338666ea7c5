package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Members;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.Step;
import io.github.streamcheck.wire.Payload.Typed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads events that say by their {@code type} what they are. Never throws on any input. Not thread-safe. */
public final class TypedEventDecoder implements PayloadDecoder, JsonData.ObjectReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Members MEMBERS = new Members(true, false, false, false, false);
    private static final OptionalLong FIRST = OptionalLong.of(0);

    /** Whether a tool was called, so that the end means that and no end of a text. */
    private boolean calledTool;

    @Override
    public Payload decode(SseEvent event) {
        return JsonData.decode(event, this);
    }

    @Override
    public Payload read(JsonParser parser, SseEvent event) throws IOException {
        JsonNode root = JSON.readTree(parser);
        String type = root.path("type").asText("");
        Step step = EventTypes.step(type);
        ResponseJson response = new ResponseJson(root.path("response"));
        calledTool |= step == Step.ITEM_BEGIN
                && root.path("item").path("type").asText("").equals("function_call");
        Optional<Part> part = EventParts.of(root, type, step);
        return new Typed(
                type,
                step,
                JsonNodes.text(root.path("event_id")).filter(id -> !id.isEmpty()),
                JsonNodes.integer(root.path("sequence_number")),
                response.id().or(() -> JsonNodes.text(root.path("response_id"))),
                step == Step.END ? response.status().or(() -> EventTypes.status(type)) : response.status(),
                part,
                EventParts.wholes(root, step, part),
                content(root, step, part, response, event));
    }

    private Chunk content(JsonNode root, Step step, Optional<Part> part, ResponseJson response, SseEvent event) {
        boolean failed = step == Step.ERROR || response.hasError() || root.hasNonNull("error");
        Optional<String> error = failed ? Optional.of(event.data().utf8()) : Optional.empty();
        return switch (step) {
            case BEGIN -> new Chunk(response.envelope(), List.of(choice("", "", "")), false, response.usage(), error);
            case DELTA ->
                new Chunk(
                        Envelope.EMPTY,
                        List.of(delta(part, root.path("delta").asText(""))),
                        false,
                        Optional.empty(),
                        error);
            case END -> new Chunk(response.envelope(), List.of(end(response)), false, response.usage(), error);
            default ->
                error.isEmpty() ? Chunk.NOTHING : new Chunk(Envelope.EMPTY, List.of(), false, Optional.empty(), error);
        };
    }

    private static Choice delta(Optional<Part> part, String text) {
        return switch (EventTypes.channel(part.map(Part::kind).orElse(""))) {
            case TEXT -> choice(text, "", "");
            case REASONING -> choice("", text, "");
            case TOOL -> choice("", "", text);
            case NONE -> choice("", "", "");
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
                Optional.empty());
    }

    private static Choice choice(String text, String reasoning, String toolArguments) {
        return new Choice(
                FIRST,
                MEMBERS,
                Optional.empty(),
                Optional.empty(),
                text,
                reasoning,
                toolArguments,
                List.of(),
                Optional.empty());
    }
}
