package io.github.streamcheck.simulator.api;

import java.util.function.UnaryOperator;

/** One step of a scripted answer, due {@link #atNanos()} after the request was read. Immutable. */
public sealed interface Frame {

    /** When the step is due, in nanoseconds after the request was read. */
    long atNanos();

    /** The same step at another time. */
    Frame at(long newNanos);

    /** What a payload is to its stream. */
    enum Kind {
        ROLE,
        /** Begins a tool call: output that was generated, yet not one of the tokens that are counted. */
        CALL,
        TOKEN,
        FINISH,
        USAGE,
        DONE,
        ERROR,
        OTHER
    }

    /**
     * Writes {@code payload} as one chunk of the body.
     *
     * @param tokens how many token deltas the payload holds
     */
    record Send(Kind kind, long atNanos, WritePayload payload, int tokens) implements Frame {

        /** One event: one token if it is of that kind, else none. */
        public Send(Kind kind, long atNanos, WritePayload payload) {
            this(kind, atNanos, payload, kind == Kind.TOKEN ? 1 : 0);
        }

        @Override
        public Send at(long newNanos) {
            return new Send(kind, newNanos, payload, tokens);
        }

        public Send with(WritePayload newPayload) {
            return new Send(kind, atNanos, newPayload, tokens);
        }

        /** The same if the text doesn't change. */
        public Send withText(UnaryOperator<String> change) {
            String text = payload.text();
            String changed = change.apply(text);
            return changed.equals(text) ? this : with(WritePayload.of(changed));
        }
    }

    /** Writes {@code payload} again and again, {@code everyNanos} apart, until the client leaves. */
    record Repeat(long atNanos, long everyNanos, WritePayload payload) implements Frame {

        @Override
        public Repeat at(long newNanos) {
            return new Repeat(newNanos, everyNanos, payload);
        }
    }

    /** Does nothing any more, and leaves the connection open. */
    record Hang(long atNanos) implements Frame {

        @Override
        public Hang at(long newNanos) {
            return new Hang(newNanos);
        }
    }

    /** Cuts the connection in the middle of the answer, by a reset or by an orderly close. */
    record Cut(long atNanos, boolean reset) implements Frame {

        @Override
        public Cut at(long newNanos) {
            return new Cut(newNanos, reset);
        }
    }

    /** Ends the answer as it should end. */
    record End(long atNanos) implements Frame {

        @Override
        public End at(long newNanos) {
            return new End(newNanos);
        }
    }
}
