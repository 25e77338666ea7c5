package io.github.streamcheck.observe;

import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Thresholds;
import java.time.Duration;

/** Adds up the streams of one stage of the load. Thread-safe. */
public final class StageTally {

    private final Goodput goodput;
    private final EndpointTally tally = new EndpointTally();

    /** {@code thresholds}: what a stream must meet to count as good. */
    public StageTally(Thresholds thresholds) {
        this.goodput = new Goodput(thresholds);
    }

    /** Takes what is measured at the tokens of its streams. */
    public TokenListener times() {
        return tally;
    }

    /** Counts a stream that has ended. Cancelled ones count for nothing. */
    public void add(StreamResult result) {
        if (result.outcome() != StreamResult.Outcome.CANCELLED) {
            tally.add(result, goodput);
        }
    }

    /** What the stage came to, when {@code took} is how long it took until its last stream had ended. */
    public StageFigures figures(Stage stage, int started, Backlog held, Duration took) {
        return new StageFigures(stage, started, held, tally.figures(took));
    }
}
