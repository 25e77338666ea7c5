package io.github.streamcheck.plan;

import java.util.Arrays;
import java.util.Optional;

/** What a server counts of its streams, in words that are the same for every server. */
public enum ServerAmount {
    COMPLETED("completedStreams", "completed streams"),
    FAILED("failedStreams", "failed streams"),
    /** Being sent, or waiting to be: it rises and falls. */
    ACTIVE("activeStreams", "active streams"),
    TOKENS("generatedTokens", "generated tokens");

    private final String parameter;
    private final String title;

    ServerAmount(String parameter, String title) {
        this.parameter = parameter;
        this.title = title;
    }

    /** The name in parameters and machine-readable reports. */
    public String parameter() {
        return parameter;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The one of exactly this name. */
    public static Optional<ServerAmount> of(String parameter) {
        return Arrays.stream(values())
                .filter(amount -> amount.parameter.equals(parameter))
                .findFirst();
    }
}
