package io.github.streamcheck.observe.rules.framing;

import io.github.streamcheck.wire.FramingAnomaly;
import java.util.regex.Pattern;

/** Tells fields with a name that the standard does not know, which are legal, from bytes that are no field. */
final class UnknownFields {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z_-]*:");

    private UnknownFields() {}

    /** Whether a line that is no known field is one all the same. */
    static boolean isField(FramingAnomaly anomaly) {
        return FIELD.matcher(anomaly.evidence().latin1()).lookingAt();
    }
}
