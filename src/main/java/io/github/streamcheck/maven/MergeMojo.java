package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.SearchParser;
import io.github.streamcheck.config.ShardParser;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.shard.ReportPaths;
import io.github.streamcheck.shard.ShardMerge;
import io.github.streamcheck.shard.ShardSet;
import io.github.streamcheck.shard.UnmergeableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Merges the reports of all shards of a run, judges them as one run, writes its reports, and fails the build on a violation. A
 * shard that is missing, duplicate, incomplete, or of another run or plan also fails the build. Shards are runs of
 * {@code verify} with the parameter {@code shard}.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class MergeMojo extends ComparingMojo {

    private static final String COMMAND_LINE = "default-cli";

    /**
     * The reports of the shards: each a {@code report.json}, a folder that contains some, or a pattern such as
     * {@code shards/report-*.json}. By default, those that shards wrote below {@code outputDirectory}. The reports themselves
     * say how many there must be.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.mergeFrom")
    private List<String> mergeFrom = List.of();

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Problems problems = new Problems();
        PropertyNames.check(session(), execution().getMojoDescriptor().getPluginDescriptor(), problems);
        ConfiguredElements.check(session(), execution(), problems);
        List<Path> files = files(problems);
        Optional<String> runId = new ShardParser(Map.of(), problems).runId(runId(), Optional.empty());
        Map<String, String> limits = thresholds(problems);
        Optional<Thresholds> thresholds =
                limits.isEmpty() ? Optional.empty() : Optional.of(ThresholdParser.parse(limits, problems));
        thresholds.ifPresent(given -> SearchParser.check(Optional.empty(), given, problems));
        // The shards' reports have the names of the machines.
        BaselineCheck baseline =
                BaselineParameters.read(baseline(new ConfigReader(problems), ""), () -> true, problems);
        List<ReportWriter> writers = writers(problems);
        refuse(problems);
        RunResult report = new ShardMerge(read(files, runId))
                .report(new RunIdentity("", runName(), isTolerated()), thresholds, baseline);
        begin(report.run());
        publish(report, Redactor.NONE, writers).decide();
    }

    /** On the command line, a folder other than that of a shard that was run there. */
    @Override
    String runName() {
        String id = execution().getExecutionId();
        return id.equals(COMMAND_LINE) ? "merged" : id;
    }

    /** The reports to merge, without those that an earlier merge wrote. */
    private List<Path> files(Problems problems) {
        List<Path> files = new ArrayList<>(new ReportPaths(folder(), reportFolders(), problems).find(mergeFrom));
        files.remove(reportFolder().resolve(JsonReport.FILE_NAME).normalize());
        return files;
    }

    private static List<RunResult> read(List<Path> files, Optional<String> runId) throws MojoExecutionException {
        try {
            return ShardSet.read(files, runId);
        } catch (UnmergeableException unmergeable) {
            throw new MojoExecutionException("streamcheck: " + unmergeable.getMessage(), unmergeable);
        }
    }
}
