package io.github.streamcheck.simulator.api;

import java.util.Optional;

/** The protocols of generation that the simulator speaks. */
public enum GenerationApi {
    CHAT("/v1/chat/completions", "chatcmpl-", "messages", new ChunkStyle(true)),
    COMPLETIONS("/v1/completions", "cmpl-", "prompt", new ChunkStyle(false)),
    RESPONSES("/v1/responses", "resp_", "input", new ResponseStyle(false)),
    OLLAMA_CHAT("/api/chat", "", "messages", new OllamaStyle(true)),
    OLLAMA_GENERATE("/api/generate", "", "prompt", new OllamaStyle(false)),
    /** Its requests come over a WebSocket, and are read as those of {@link #RESPONSES}. */
    REALTIME("/v1/realtime", "resp_", "input", new ResponseStyle(true)),
    MESSAGES("/v1/messages", "msg_", "messages", new MessageStyle());

    private final String path;
    private final String idPrefix;
    private final String input;

    @SuppressWarnings("ImmutableEnumChecker") // all styles are stateless
    private final ApiStyle style;

    GenerationApi(String path, String idPrefix, String input, ApiStyle style) {
        this.path = path;
        this.idPrefix = idPrefix;
        this.input = input;
        this.style = style;
    }

    /** The path of its endpoint. */
    public String path() {
        return path;
    }

    /** Whether it is asked by POST, and not over a WebSocket. */
    public boolean isPosted() {
        return this != REALTIME;
    }

    String idPrefix() {
        return idPrefix;
    }

    /** The {@code object} of a chunk. */
    public String chunkObject() {
        return this == CHAT ? "chat.completion.chunk" : plainObject();
    }

    /** The {@code object} of an answer in chunks that isn't streamed. */
    public String plainObject() {
        return this == CHAT ? "chat.completion" : "text_completion";
    }

    /** The request's field that holds the prompt. */
    String input() {
        return input;
    }

    ApiStyle style() {
        return style;
    }

    /** What shows who asks, in the form of the header {@code Authorization}. */
    public Optional<String> credential(Request request) {
        return style.credential(request);
    }

    /**
     * Refuses a request for what its headers lack.
     *
     * @throws ApiException if it lacks anything
     */
    public void check(Request request) throws ApiException {
        style.check(request);
    }

    /** The answer that says what is wrong with a request. */
    public Reply refusal(ApiException problem) {
        return problem.reply(style.error(problem));
    }
}
