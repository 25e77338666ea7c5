package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Item;
import io.github.streamcheck.wire.Payload.Part;
import io.github.streamcheck.wire.Payload.Step;
import io.github.streamcheck.wire.Payload.Typed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the events of Anthropic's Messages API. A block of the content is an item, at the place of its index; its {@code status} is the
 * {@code stop_reason} in the API's own words. Never throws on any input. Not thread-safe.
 */
final class MessageDecoder implements TemplateDecoder.Full, JsonData.ObjectReader {

    private static final String PING = "ping";

    private static final Map<String, Step> STEPS = Map.of(
            "message_start",
            Step.BEGIN,
            "content_block_start",
            Step.ITEM_BEGIN,
            "content_block_delta",
            Step.DELTA,
            "content_block_stop",
            Step.ITEM_END,
            "message_delta",
            Step.FINISH,
            "message_stop",
            Step.END,
            "error",
            Step.ERROR,
            PING,
            Step.OTHER);

    private static final Typed ALIVE = typed(PING, Step.OTHER, Chunk.NOTHING);

    private final Holes holes = new Holes();
    private final BlockKinds blocks = new BlockKinds();
    private final MessageUsage usage = new MessageUsage();

    @Override
    public Payload decode(SseEvent event) {
        holes.clear();
        Payload payload = JsonData.decode(event, this);
        boolean ping = event.type().equals(PING) && !(payload instanceof Typed typed && typed.step() != Step.OTHER);
        // No client looks at the data of a ping.
        return ping ? ALIVE : payload;
    }

    @Override
    public Payload read(JsonParser parser, SseEvent event) throws IOException {
        holes.clear();
        JsonNode root = Json.MAPPER.readTree(parser);
        String type = type(root, event);
        Step step = STEPS.getOrDefault(type, Step.OTHER);
        Optional<String> error = error(root, type, event);
        if (error.isPresent()) {
            return typed(type, step, new Chunk(Envelope.EMPTY, List.of(), false, Optional.empty(), error));
        }
        return switch (step) {
            case BEGIN -> begin(type, root);
            case ITEM_BEGIN -> {
                blocks.begin(root.path("index"), root.path("content_block"));
                Item block = MessageBlocks.item(root);
                yield blockEvent(type, step, root, "", List.of(block), MessageBlocks.begun(root));
            }
            case DELTA -> delta(type, root, event);
            case ITEM_END ->
                blockEvent(
                        type,
                        step,
                        root,
                        "",
                        blocks.isWholeInStart(root.path("index"))
                                ? List.of(MessageBlocks.whole(root, blocks.of(root.path("index"))))
                                : List.of(),
                        Chunk.NOTHING);
            case FINISH -> finish(type, root);
            default -> typed(type, step, chunk(root));
        };
    }

    @Override
    public Holes holes() {
        return holes;
    }

    /** A vendor's own event may have its name in either place, since nobody reads it. */
    private static String type(JsonNode root, SseEvent event) {
        String type = root.path("type").asText("");
        boolean own = !STEPS.containsKey(type)
                && !STEPS.containsKey(event.type())
                && !event.type().equals(SseEvent.DEFAULT_TYPE);
        return own ? event.type() : type;
    }

    private static Optional<String> error(JsonNode root, String type, SseEvent event) {
        boolean bare = type.isEmpty() || STEPS.containsKey(type);
        if (bare && root.hasNonNull("error")) {
            return Optional.of(root.path("error").toString());
        }
        return type.equals("error") ? Optional.of(event.data().utf8()) : Optional.empty();
    }

    /** What is no event of this API may be a chunk of another one. */
    private static Chunk chunk(JsonNode root) {
        return root.path("choices").isArray()
                ? new Chunk(Envelope.EMPTY, List.of(), true, Optional.empty(), Optional.empty())
                : Chunk.NOTHING;
    }

    private Typed begin(String type, JsonNode root) {
        JsonNode message = root.path("message");
        Envelope envelope = new Envelope(
                JsonNodes.text(message.path("id")),
                Optional.empty(),
                JsonNodes.text(message.path("model")),
                OptionalLong.empty(),
                false,
                Optional.empty());
        return new Typed(
                type,
                Step.BEGIN,
                Optional.empty(),
                OptionalLong.empty(),
                envelope.id(),
                JsonNodes.text(message.path("stop_reason")),
                Optional.empty(),
                List.of(),
                MessageBlocks.items(message.path("content")),
                TypedEventSchema.MESSAGES.missing(type, root),
                new Chunk(
                        envelope,
                        List.of(MessageBlocks.NOTHING),
                        false,
                        usage.begun(message.path("usage")),
                        Optional.empty()));
    }

    private Typed delta(String type, JsonNode root, SseEvent event) throws IOException {
        boolean serverCall = blocks.isServerCall(root.path("index"));
        Typed typed = blockEvent(
                type,
                Step.DELTA,
                root,
                MessageBlocks.kind(root.path("delta")),
                List.of(),
                MessageBlocks.delta(root, serverCall));
        Payload.Choice choice = typed.content().choices().get(0);
        if (event.data().isUtf8()
                && (!choice.text().isEmpty() || !choice.reasoning().isEmpty())) {
            JsonData.readMembers(event, this::noteHole);
            holes.complete();
        }
        return typed;
    }

    /** What differs in each event of a text. */
    private void noteHole(String member, JsonParser parser) throws IOException {
        if (!member.equals("delta") || parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("text") || name.equals("thinking")) {
                holes.text(parser);
            }
            parser.skipChildren();
        }
    }

    private Typed finish(String type, JsonNode root) {
        JsonNode reason = root.path("delta").path("stop_reason");
        return new Typed(
                type,
                Step.FINISH,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                JsonNodes.text(reason),
                Optional.empty(),
                List.of(),
                List.of(),
                TypedEventSchema.MESSAGES.missing(type, root),
                new Chunk(
                        Envelope.EMPTY,
                        List.of(MessageBlocks.finish(reason)),
                        false,
                        usage.counted(root.path("usage")),
                        Optional.empty()));
    }

    /** {@code kind}: of the delta; empty for another event. */
    private static Typed blockEvent(
            String type, Step step, JsonNode root, String kind, List<Item> items, Chunk content) {
        return new Typed(
                type,
                step,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Part(Optional.empty(), JsonNodes.integer(root.path("index")), 0, kind)),
                items.isEmpty() ? List.of() : items.get(0).wholes(),
                items,
                TypedEventSchema.MESSAGES.missing(type, root),
                content);
    }

    private static Typed typed(String type, Step step, Chunk content) {
        return new Typed(
                type,
                step,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                content);
    }
}
