package io.github.streamcheck.plan;

/**
 * Checks that cost requests of their own, so that they are only made if configured.
 *
 * @param parity how many prompts are answered streamed and plain, to be compared; 0 for none
 * @param probes whether unusual and invalid requests are sent
 */
public record ActiveChecks(int parity, boolean probes) {

    /** None. */
    public static final ActiveChecks NONE = new ActiveChecks(0, false);
}
