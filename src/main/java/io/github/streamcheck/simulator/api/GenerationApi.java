package io.github.streamcheck.simulator.api;

/** The protocols of generation that OpenAI-compatible servers speak. */
public enum GenerationApi {
    CHAT("/v1/chat/completions", "chatcmpl-", "chat.completion.chunk", "chat.completion", "messages", 1),
    COMPLETIONS("/v1/completions", "cmpl-", "text_completion", "text_completion", "prompt", 0),
    RESPONSES("/v1/responses", "resp_", "response", "response", "input", 1),
    /** Its requests come over a WebSocket, and are read as those of {@link #RESPONSES}. */
    REALTIME("/v1/realtime", "resp_", "realtime.response", "realtime.response", "input", 1);

    private final String path;
    private final String idPrefix;
    private final String chunkObject;
    private final String plainObject;
    private final String input;
    private final int leastTokens;

    GenerationApi(String path, String idPrefix, String chunkObject, String plainObject, String input, int leastTokens) {
        this.path = path;
        this.idPrefix = idPrefix;
        this.chunkObject = chunkObject;
        this.plainObject = plainObject;
        this.input = input;
        this.leastTokens = leastTokens;
    }

    /** Whether it streams typed events of one response in place of chunks. */
    boolean isTyped() {
        return this == RESPONSES || this == REALTIME;
    }

    /** The path of its endpoint. */
    public String path() {
        return path;
    }

    String idPrefix() {
        return idPrefix;
    }

    /** The {@code object} of a chunk. */
    public String chunkObject() {
        return chunkObject;
    }

    /** The {@code object} of an answer that isn't streamed. */
    public String plainObject() {
        return plainObject;
    }

    /** The request's field that holds the prompt. */
    String input() {
        return input;
    }

    /** The smallest limit of tokens that a request may set. */
    int leastTokens() {
        return leastTokens;
    }
}
