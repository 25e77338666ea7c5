package io.github.streamcheck.report;

import java.util.function.UnaryOperator;

/**
 * How a console makes words stand out.
 *
 * @param good for what is well
 * @param bad for what is not
 * @param caution for what should be known
 */
public record Emphasis(UnaryOperator<String> good, UnaryOperator<String> bad, UnaryOperator<String> caution) {

    /** That of a verdict. */
    UnaryOperator<String> of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> good;
            case FAIL -> bad;
            case UNJUDGED -> caution;
        };
    }

    /** None at all. */
    public static final Emphasis NONE =
            new Emphasis(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
}
