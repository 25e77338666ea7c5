package io.github.streamcheck.wire;

import java.util.List;

/**
 * The headers with which common clients request a stream. Some servers choose by them whether and how they answer.
 *
 * <p>Taken from what the SDKs send: openai-node 6, openai-python 2 (httpx adds {@code br} and {@code zstd} only where a package for
 * them is installed), openai-java 4, and Anthropic's SDKs for Python and TypeScript, 1, and for Java, 3.
 */
public enum ClientProfile {
    /** What this client sends by itself: nothing that would come between the wire and its observers is offered. */
    STREAMCHECK("streamcheck", "text/event-stream", ""),
    /** Both ask for JSON, though they expect an event stream. */
    OPENAI_PYTHON_AND_NODE("openai-python openai-node", "application/json", "gzip, deflate"),
    OPENAI_JAVA("openai-java", "text/event-stream", "gzip"),
    /** Both ask for JSON too. */
    ANTHROPIC_PYTHON_AND_TYPESCRIPT(
            "anthropic-sdk-python anthropic-sdk-typescript", "application/json", "gzip, deflate"),
    ANTHROPIC_JAVA("anthropic-sdk-java", "text/event-stream", "gzip");

    /** Separated by blanks. */
    private final String clients;

    private final String accept;
    private final String acceptEncoding;

    ClientProfile(String clients, String accept, String acceptEncoding) {
        this.clients = clients;
        this.accept = accept;
        this.acceptEncoding = acceptEncoding;
    }

    /** The names of the clients that send these, at least one. */
    public List<String> clients() {
        return List.of(clients.split(" ", -1));
    }

    /** The header {@code Accept}. */
    public String accept() {
        return accept;
    }

    /** The header {@code Accept-Encoding}; empty if it is not sent. */
    public String acceptEncoding() {
        return acceptEncoding;
    }

    /** Whether it can undo this {@code Content-Encoding}, and said so. */
    public boolean offers(String contentEncoding) {
        for (String offered : acceptEncoding.split(", ", -1)) {
            if (offered.equalsIgnoreCase(contentEncoding.strip())) {
                return true;
            }
        }
        return false;
    }

    /** The headers, for people. */
    public String headers() {
        return "Accept: " + accept + (acceptEncoding.isEmpty() ? "" : ", Accept-Encoding: " + acceptEncoding);
    }
}
