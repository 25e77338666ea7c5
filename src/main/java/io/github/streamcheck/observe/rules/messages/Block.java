package io.github.streamcheck.observe.rules.messages;

import io.github.streamcheck.wire.SseEvent;

/** One block of a message's content, as its events have shown it so far. */
final class Block {

    private final SseEvent begun;
    private final String type;
    private boolean stopped;
    private boolean filled;
    private boolean signed;

    /** {@code begun}: the event that began it. */
    Block(SseEvent begun, String type) {
        this.begun = begun;
        this.type = type;
    }

    SseEvent begun() {
        return begun;
    }

    /** Such as {@code text}; empty if it has none. */
    String type() {
        return type;
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /** Whether something came that a reader of the block gets. */
    boolean isFilled() {
        return filled;
    }

    void fill() {
        filled = true;
    }

    /** Whether there was a signature, even an empty one. */
    boolean isSigned() {
        return signed;
    }

    void sign() {
        signed = true;
    }

    /** Whether a delta of that kind, which is no signature, has one all the same. */
    static boolean isSigned(String kind) {
        return kind.endsWith("+signature");
    }
}
