package io.github.streamcheck.live;

import io.github.streamcheck.live.SdkRun.Outcome;

/**
 * One case, and what the SDKs make of it.
 *
 * @param sent the case
 * @param node what openai-node makes of it
 * @param java what openai-java makes of it
 */
record SdkComparison(SdkCase sent, SdkRun node, SdkRun java) {

    Outcome byNode() {
        return node.outcome(sent.sent());
    }

    Outcome byJava() {
        return java.outcome(sent.sent());
    }

    /** Whether both SDKs get through and lose nothing. */
    boolean isRead() {
        return byNode() == Outcome.READS && byJava() == Outcome.READS;
    }

    /** Whether an SDK fails and streamcheck reports no error. */
    boolean isMissed() {
        return !isRead() && !sent.isFailed();
    }

    @Override
    public String toString() {
        return sent.name() + "\n  found: " + sent.found() + "\n  sent: " + sent.sent() + "\n  openai-node: " + byNode()
                + " " + node + "\n  openai-java: " + byJava() + " " + java + "\n";
    }
}
