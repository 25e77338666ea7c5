package io.github.streamcheck.wire;

/** Says in the user's words why an exchange failed. */
@FunctionalInterface
interface Describer {
    String describe(Exception problem, boolean connected);
}
