package io.github.streamcheck.maven;

import java.util.UUID;

/** Makes ids of runs. */
final class RunIds {

    private RunIds() {}

    /** Twelve hexadecimal digits: short enough for a prompt, unique enough for all runs of a team. */
    static String next() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
