package io.github.streamcheck.maven;

import java.util.Optional;

/** Which of the switches that a Maven user knows skips a goal. */
final class Skipping {

    private Skipping() {}

    /** The first switch that is on, by the name under which the user set it. */
    static Optional<String> reason(boolean skip, boolean skipTests, boolean skipIts, boolean mavenTestSkip) {
        if (skip) {
            return Optional.of("streamcheck.skip");
        }
        if (skipTests) {
            return Optional.of("skipTests");
        }
        if (skipIts) {
            return Optional.of("skipITs");
        }
        return mavenTestSkip ? Optional.of("maven.test.skip") : Optional.empty();
    }
}
