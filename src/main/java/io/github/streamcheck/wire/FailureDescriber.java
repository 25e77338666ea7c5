package io.github.streamcheck.wire;

/** Describes to the user why an exchange failed. */
@FunctionalInterface
interface FailureDescriber {
    String describe(Exception problem, boolean connected);
}
