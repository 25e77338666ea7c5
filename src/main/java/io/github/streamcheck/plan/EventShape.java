package io.github.streamcheck.plan;

import java.util.List;
import java.util.Locale;

/**
 * What the events of an endpoint's streams look like. A further shape is one constant here: what its answers are made of decides which
 * kinds of rules apply to it, and its media types decide what is taken for a stream of it.
 */
public enum EventShape {
    /** Chunks of chat completions: without a type, each with choices that have a {@code delta}, and {@code [DONE]} at the end. */
    CHAT_CHUNKS(Parts.CHUNKS, EventShape.SSE),
    /** Chunks of text completions: the same, but for the {@code text} in place of the {@code delta}. */
    TEXT_CHUNKS(Parts.CHUNKS, EventShape.SSE),
    /** Events of the Responses API, each with a {@code type}. */
    RESPONSES(Parts.ITEMS, EventShape.SSE),
    /** Events of the Realtime API, each with a {@code type}, and each a message of a WebSocket. */
    REALTIME(Parts.ITEMS, ""),
    /** Events of Anthropic's Messages API, each with a {@code type} and an {@code event:} line that repeats it. */
    MESSAGES(Parts.BLOCKS, EventShape.SSE),
    /** Lines of Ollama's chat: each a JSON object with a {@code message}, the last with {@code done} true. */
    OLLAMA_CHAT(Parts.LINES, EventShape.NDJSON),
    /** Lines of Ollama's generate: the same, but for the text {@code response} in place of the {@code message}. */
    OLLAMA_GENERATE(Parts.LINES, EventShape.NDJSON);

    private static final String SSE = "text/event-stream";
    /** Some proxies name lines of JSON as one object. */
    private static final String NDJSON = "application/x-ndjson application/json";

    private final Parts parts;
    /** Separated by blanks; empty for a WebSocket. */
    private final String mediaTypes;

    /** {@code mediaTypes}: of a stream, the right one first, separated by blanks; empty for a WebSocket. */
    EventShape(Parts parts, String mediaTypes) {
        this.parts = parts;
        this.mediaTypes = mediaTypes;
    }

    /** Whether they come over a WebSocket, and not in the body of an HTTP response. */
    public boolean isWebSocket() {
        return mediaTypes.isEmpty();
    }

    /** Whether each event says by its {@code type} what it is. */
    public boolean isTyped() {
        return parts == Parts.ITEMS || parts == Parts.BLOCKS;
    }

    /** Whether they are chunks, of chat or of text. */
    public boolean isChunks() {
        return parts == Parts.CHUNKS;
    }

    /** Whether answers are made of items that begin and end, and of their parts. */
    public boolean hasItems() {
        return parts == Parts.ITEMS;
    }

    /** Whether they are lines of JSON, and no server-sent events. */
    public boolean isLines() {
        return parts == Parts.LINES;
    }

    /** Whether the tokens of reasoning are counted as they were generated, though a summary of it is sent, or none. */
    public boolean summarizesReasoning() {
        return this == MESSAGES;
    }

    /** The media type that a stream of them should have; not for a WebSocket. */
    public String mediaType() {
        return mediaTypes.split(" ", 2)[0];
    }

    /** Whether a header {@code Content-Type}, with any parameters, is that of a stream of them. */
    public boolean isMediaType(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return !type.isEmpty() && List.of(mediaTypes.split(" ", -1)).contains(type);
    }

    /** What answers are made of. */
    private enum Parts {
        /** Choices of chunks that have no type. */
        CHUNKS,
        /** Items of a response, in typed events. */
        ITEMS,
        /** Blocks of a message's content, in typed events. */
        BLOCKS,
        /** Lines of JSON, which are no server-sent events. */
        LINES
    }
}
