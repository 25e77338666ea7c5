package io.github.streamcheck.plan;

import java.util.Locale;

/** How strictly streams are judged by rules without a configured severity. */
public enum Profile {
    /** What mainstream clients need. */
    OPENAI,
    /** The published schema to the letter. */
    STRICT,
    /** Transport and termination only. */
    LENIENT;

    /** The word for it in parameters and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
