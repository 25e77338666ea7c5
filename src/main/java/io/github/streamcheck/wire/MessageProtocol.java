package io.github.streamcheck.wire;

/** A protocol whose stream is a WebSocket of its own: messages in both directions, each one JSON object. */
public interface MessageProtocol extends Protocol {

    /** What a stream says; the last message of ours asks for what is to be streamed. */
    Dialogue dialogue(StreamRequest request);
}
