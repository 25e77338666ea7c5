package io.github.streamcheck.server;

import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.PlainAnswer;
import java.util.Optional;

/** A rule about any answer beside the streams: health, models, metrics. */
public interface AnswerFact extends Rule {

    @Override
    default Category category() {
        return Category.SERVER;
    }

    @Override
    default Severity severity() {
        return Severity.WARNING;
    }

    /** What is wrong with the answer, if anything is; a phrase that follows its path. */
    Optional<String> check(PlainAnswer answer);
}
