package io.github.streamcheck.probe;

import io.github.streamcheck.observe.Rule;
import java.util.Optional;

/** A rule about the answers to one prompt, streamed and plain. */
interface ParityRule extends Rule {

    /** Whether it says nothing of a server that answers a prompt otherwise each time. */
    default boolean needsRepeatableAnswers() {
        return true;
    }

    /** What is wrong, if anything is. */
    Optional<String> check(AnswerComparison answers);
}
