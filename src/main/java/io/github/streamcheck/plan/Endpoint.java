package io.github.streamcheck.plan;

/**
 * One of the server's streaming endpoints.
 *
 * @param name the short name used in parameters and reports, such as {@code chat}
 * @param path the path below the base URL, such as {@code /v1/chat/completions}
 * @param shape what its events look like
 */
public record Endpoint(String name, String path, EventShape shape) {

    /** An endpoint that streams chunks of chat completions. */
    public Endpoint(String name, String path) {
        this(name, path, EventShape.CHAT_CHUNKS);
    }
}
