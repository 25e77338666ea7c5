package io.github.streamcheck.live;

import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.RunLog;
import io.github.streamcheck.run.Streamcheck;
import java.io.IOException;

/** A run that logs nothing. */
final class LiveRun {

    private static final RunLog SILENT = new RunLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}
    };

    private LiveRun() {}

    static RunResult of(Plans plans) throws IOException {
        return new Streamcheck(
                        plans.plan(), new RunIdentity("live", "live", false), Environment.here("test", "none"), SILENT)
                .run();
    }
}
