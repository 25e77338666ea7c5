package io.github.streamcheck.maven;

/** When a failure of {@code verify} waits for the goal {@code check}. */
enum DeferFailure {
    /** If this build has a {@code check} ahead. */
    AUTO,
    /** In any case; a build without a {@code check} then never fails. */
    ALWAYS,
    /** Never. */
    NEVER
}
