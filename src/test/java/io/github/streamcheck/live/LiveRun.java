package io.github.streamcheck.live;

import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.Runs;
import java.io.IOException;

/** A run that logs nothing. */
final class LiveRun {

    private LiveRun() {}

    static RunResult of(Plans plans) throws IOException {
        return Runs.of(plans.plan(), new RunIdentity("live", "live", false)).run();
    }
}
