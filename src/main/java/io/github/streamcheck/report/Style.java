package io.github.streamcheck.report;

import io.github.streamcheck.result.Outcome;
import java.util.function.UnaryOperator;

/**
 * The console's codes for emphasis.
 *
 * @param good for what is well
 * @param bad for what is not
 * @param caution for what should be known
 */
public record Style(UnaryOperator<String> good, UnaryOperator<String> bad, UnaryOperator<String> caution) {

    /** That of a verdict. */
    UnaryOperator<String> of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> good;
            case FAIL -> bad;
            case UNJUDGED -> caution;
        };
    }

    /** None at all. */
    public static final Style NONE =
            new Style(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
}
