package io.github.streamcheck.run;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import java.util.function.Consumer;

/** Prepares runs as a build does. Stateless. */
public final class Runs {

    private Runs() {}

    /** A run whose log nobody reads. */
    public static Streamcheck of(Plan plan) {
        return of(plan, line -> {});
    }

    /** A run that logs to {@code log}, which has to be thread-safe. */
    public static Streamcheck of(Plan plan, Consumer<String> log) {
        return of(plan, new RunIdentity("run-1", "default", false), log);
    }

    /** A run of that identity. */
    public static Streamcheck of(Plan plan, RunIdentity identity) {
        return of(plan, identity, line -> {});
    }

    private static Streamcheck of(Plan plan, RunIdentity identity, Consumer<String> log) {
        return new Streamcheck(plan, identity, Environment.here("test", "none"), new RunLog() {
            @Override
            public void info(String line) {
                log.accept(line);
            }

            @Override
            public void warn(String line) {
                log.accept(line);
            }
        });
    }
}
