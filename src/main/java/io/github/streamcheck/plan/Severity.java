package io.github.streamcheck.plan;

import java.util.Locale;

/** The severity of a finding. */
public enum Severity {
    /** It breaks a mainstream client or loses data: the stream has failed. */
    ERROR,
    /** A careful engineer would want to know. */
    WARNING,
    /** It is not looked for. */
    OFF;

    /** The word for it in parameters and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
