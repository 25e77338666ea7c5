package io.github.streamcheck.observe;

/** What a rule is about, in the order in which rules are listed. */
public enum Category {
    /** Reaching the server, and its answer's status and headers. */
    CONNECTION("Connection and HTTP", true),
    /** Silence, stalls and buffering. */
    TIME("Time", true),
    /** The lines of the event stream. */
    FRAMING("SSE framing", true),
    /** The frames of a WebSocket, and its end. */
    WEBSOCKET("WebSocket", true),
    /** Whether the stream came to its end. */
    TERMINATION("Termination", true),
    /** The JSON of each chunk. */
    CHUNKS("Chunks", false),
    /** The events of a response, each of which says its type. */
    TYPED("Typed events", false),
    /** What was generated. */
    TEXT("Text", false),
    /** Calls of tools. */
    TOOL("Tool calls", false),
    /** How what was generated is counted. */
    USAGE("Token counts", false),
    /** What shows only over several streams. */
    RUN("Across streams", true),
    /** Streamed against plain answers. */
    PARITY("Parity", true),
    /** Unusual and invalid requests. */
    PROBES("Probes", true),
    /** What the server says of itself. */
    SERVER("Server metrics", true);

    private final String title;
    private final boolean lenient;

    Category(String title, boolean lenient) {
        this.title = title;
        this.lenient = lenient;
    }

    /** The heading above its rules. */
    public String title() {
        return title;
    }

    /** Whether its rules hold under the profile {@code lenient} too. */
    public boolean isLenient() {
        return lenient;
    }
}
