package io.github.streamcheck.observe;

/** Takes what one rule finds on one stream. */
public interface Findings {

    /**
     * States a finding.
     *
     * @param message what is wrong, in lower case and without what differs from stream to stream, so that equal defects are
     *     grouped; such details belong into the evidence
     */
    void add(String message, Evidence evidence);

    /** States a finding that is a warning at most, unless the user gave the rule a severity. */
    void addMinor(String message, Evidence evidence);
}
