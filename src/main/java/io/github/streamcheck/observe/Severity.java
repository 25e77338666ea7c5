package io.github.streamcheck.observe;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
    /** It breaks a mainstream client or loses data: the stream has failed. */
    ERROR,
    /** A careful engineer would want to know. */
    WARNING;

    /** The word for it in parameters and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
