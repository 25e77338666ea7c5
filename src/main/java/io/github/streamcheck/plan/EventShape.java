package io.github.streamcheck.plan;

/** What the events of an endpoint's streams look like. */
public enum EventShape {
    /** Chunks of chat completions: without a type, each with choices that have a {@code delta}, and {@code [DONE]} at the end. */
    CHAT_CHUNKS,
    /** Chunks of text completions: the same, but for the {@code text} in place of the {@code delta}. */
    TEXT_CHUNKS,
    /** Events of the Responses API, each with a {@code type}. */
    RESPONSES,
    /** Events of the Realtime API, each with a {@code type}, and each a message of a WebSocket. */
    REALTIME;

    /** Whether they come over a WebSocket, and not in the body of an HTTP response. */
    public boolean isWebSocket() {
        return this == REALTIME;
    }

    /** Whether each event says by its {@code type} what it is. */
    public boolean isTyped() {
        return !isChunks();
    }

    /** Whether they are chunks, of chat or of text. */
    public boolean isChunks() {
        return this == CHAT_CHUNKS || this == TEXT_CHUNKS;
    }
}
