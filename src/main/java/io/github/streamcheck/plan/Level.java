package io.github.streamcheck.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What happens if a threshold is not met. */
public enum Level {
    /** The verdict is fail. */
    FAIL("fail"),
    /** The reports say so, and the verdict stands. */
    WARN("warn");

    private final String parameter;

    Level(String parameter) {
        this.parameter = parameter;
    }

    /** The level's name in parameters and reports. */
    public String parameter() {
        return parameter;
    }

    /** The level of exactly this name. */
    public static Optional<Level> of(String parameter) {
        return Arrays.stream(values())
                .filter(level -> level.parameter.equals(parameter))
                .findFirst();
    }

    /** The names of all levels. */
    public static List<String> parameters() {
        return Arrays.stream(values()).map(Level::parameter).toList();
    }
}
