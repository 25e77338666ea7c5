package io.github.streamcheck.probe;

import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import java.util.Optional;

/** A rule about the answers to one prompt, streamed and plain. */
interface ParityRule extends Rule {

    @Override
    default Category category() {
        return Category.PARITY;
    }

    /** What is wrong, if anything is. */
    Optional<String> check(Comparison answers);
}
