package io.github.streamcheck.probe;

/** A parity rule that also holds for a server whose answers to one prompt differ each time. */
interface UnrepeatedParityRule extends ParityRule {

    @Override
    default boolean needsRepeatableAnswers() {
        return false;
    }
}
