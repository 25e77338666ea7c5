package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.Compared;
import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.plan.BaselineConfig;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that compare a run with earlier ones. */
abstract class ComparingMojo extends ReportingMojo {

    /**
     * The file of recorded runs with which this run is compared. The goal {@code baseline} writes it. By default
     * {@code src/test/streamcheck/baseline.json}, if it exists.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineFile")
    private @Nullable File baselineFile;

    /**
     * The relative slowdown that is still accepted, compared with earlier runs or {@code compareWith}, such as {@code 10%}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineTolerance", defaultValue = "10%")
    private String baselineTolerance = BaselineConfig.DEFAULT_TOLERANCE;

    /**
     * The metrics whose regression fails the build: any of {@code ttft}, {@code tpot}, {@code tps} (medians),
     * {@code successRate}, {@code capacity} and {@code concurrentCapacity} (of a {@code search}), or {@code none}. A regression of
     * another metric is only a warning.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "streamcheck.baselineMetrics",
            defaultValue = "ttft,tpot,successRate,capacity,concurrentCapacity")
    private List<String> baselineMetrics = List.of("ttft", "tpot", "successRate", "capacity", "concurrentCapacity");

    /** How the run is compared with earlier ones; {@code runner} is the machine's name. */
    final BaselineConfig baseline(ConfigReader check, String runner) {
        return check.baseline(
                BaselineParameters.file(baselineFile, folder()),
                baselineFile != null,
                baselineTolerance,
                baselineMetrics,
                Compared.metrics(),
                runner);
    }
}
