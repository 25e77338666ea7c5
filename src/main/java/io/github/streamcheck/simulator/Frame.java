package io.github.streamcheck.simulator;

/** One step of a scripted answer, due {@link #atNanos()} after the request was read. Immutable. */
sealed interface Frame {

    /** When the step is due, in nanoseconds after the request was read. */
    long atNanos();

    /** What a payload is to its stream. */
    enum Kind {
        ROLE,
        TOKEN,
        FINISH,
        USAGE,
        DONE,
        ERROR,
        OTHER
    }

    /** Writes {@code payload} as one chunk of the body. */
    record Send(Kind kind, long atNanos, Payload payload) implements Frame {}

    /** Writes {@code payload} again and again, {@code everyNanos} apart, until the client leaves. */
    record Repeat(long atNanos, long everyNanos, Payload payload) implements Frame {}

    /** Does nothing any more, and leaves the connection open. */
    record Hang(long atNanos) implements Frame {}

    /** Cuts the connection in the middle of the answer, by a reset or by an orderly close. */
    record Cut(long atNanos, boolean reset) implements Frame {}

    /** Ends the answer as it should end. */
    record End(long atNanos) implements Frame {}
}
