package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.Baseline;
import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.baseline.BaselineFile;
import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.BaselineConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where a project's baseline is, and what is in it. */
final class BaselineParameters {

    private static final String FILE = "src/test/streamcheck/baseline.json";

    private BaselineParameters() {}

    /** The file that was given, or the usual one in the project's folder. */
    static Path file(@Nullable File given, Path folder) {
        return given == null ? folder.resolve(FILE) : folder.resolve(given.toPath());
    }

    /** The default name of the machine: what its speed depends on, and what does not change with updates. */
    static String runner() {
        int processors = Runtime.getRuntime().availableProcessors();
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + processors
                + (processors == 1 ? " processor" : " processors");
    }

    /**
     * The check against what is in the file.
     *
     * @param recording whether this build writes the file later, so that it may be missing yet
     */
    static BaselineCheck read(BaselineConfig choice, BooleanSupplier recording, Problems problems) {
        Optional<Baseline> baseline = Optional.empty();
        // Last, since it takes Maven's plan of the build.
        if (choice.named() && !Files.exists(choice.file()) && !recording.getAsBoolean()) {
            problems.add(
                    "baselineFile",
                    choice.file().toString(),
                    "a file that exists; mvn verify streamcheck:baseline records the first run in it");
            return new BaselineCheck(choice, baseline);
        }
        try {
            baseline = new BaselineFile(choice.file()).read();
        } catch (IOException problem) {
            problems.add(unreadable(choice.file(), problem));
        }
        return new BaselineCheck(choice, baseline);
    }

    static Problem unreadable(Path file, IOException why) {
        String reason = why.getMessage() == null ? why.toString() : why.getMessage();
        return new Problem(
                "baselineFile",
                file.toString(),
                "a file that the goal baseline wrote (" + reason + "); delete it to start again",
                Optional.empty());
    }
}
