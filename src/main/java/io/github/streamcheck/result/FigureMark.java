package io.github.streamcheck.result;

import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;

/** A mark before a figure that says little about the server. */
public enum FigureMark {
    NONE(""),
    /** The answer was buffered on the way. */
    HELD_BACK("="),
    /** The client's own lag spoils it. */
    OWN_LAG("~");

    private final String sign;

    FigureMark(String sign) {
        this.sign = sign;
    }

    /** One character; none for {@link #NONE}. */
    public String sign() {
        return sign;
    }

    /** What it means, in one line that begins with the sign; empty for {@link #NONE}. */
    public String legend(LagLimit limit) {
        return switch (this) {
            case NONE -> "";
            case HELD_BACK ->
                sign + " held back: the answer was buffered on the way, so this says little about the server";
            case OWN_LAG ->
                sign + " unreliable: more than " + Quantities.format(limit.share(), Unit.RATIO)
                        + " of it may be this client's own delay";
        };
    }
}
