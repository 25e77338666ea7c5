package io.github.streamcheck.live;

import io.github.streamcheck.live.SdkRun.Outcome;
import java.util.Map;

/**
 * One case, and what the SDKs make of it.
 *
 * @param sent the case
 * @param runs what each SDK makes of it, by its name
 */
record SdkComparison(SdkCase sent, Map<String, SdkRun> runs) {

    /** What the SDK of that name makes of it. */
    Outcome by(String sdk) {
        SdkRun run = runs.get(sdk);
        if (run == null) {
            throw new IllegalArgumentException(sdk);
        }
        return run.outcome(sent.sent());
    }

    /** Whether all SDKs get through and lose nothing. */
    boolean isRead() {
        return runs.keySet().stream().allMatch(sdk -> by(sdk) == Outcome.READS);
    }

    /** Whether an SDK fails and streamcheck reports no error. */
    boolean isMissed() {
        return !isRead() && !sent.isFailed();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(sent.name() + "\n  found: " + sent.found() + "\n  sent: " + sent.sent() + "\n");
        runs.forEach((sdk, run) -> text.append("  " + sdk + ": " + by(sdk) + " " + run + "\n"));
        return text.toString();
    }
}
