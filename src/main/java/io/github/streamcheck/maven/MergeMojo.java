package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.plan.PlanBuilder;
import io.github.streamcheck.plan.Problems;
import io.github.streamcheck.plan.ShardParser;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.RunIdentity;
import io.github.streamcheck.report.RunReport;
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
 * Adds up the reports of the shards of one run, made with {@code verify} and its parameter {@code shard} on as many machines,
 * judges them as one run, writes the reports of it, and fails the build if it must. A shard that is missing, there twice, of
 * another run or plan, or that did not come to its end fails it, too.
 */
@Mojo(name = "merge", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class MergeMojo extends ReportingMojo {

    private static final String COMMAND_LINE = "default-cli";

    /**
     * Where the reports of the shards are: each a {@code report.json}, a folder with some below it, or a pattern such as
     * {@code shards/report-*.json}. How many there have to be is said in them.
     */
    @Parameter(property = "streamcheck.mergeFrom")
    private List<String> mergeFrom = List.of();

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Problems problems = new Problems();
        PropertyNames.check(session(), execution().getMojoDescriptor().getPluginDescriptor(), problems);
        List<Path> files = files(problems);
        Optional<String> runId = new ShardParser(Map.of(), problems).runId(runId(), Optional.empty());
        Map<String, String> limits = thresholds(problems);
        Optional<Thresholds> thresholds =
                limits.isEmpty() ? Optional.empty() : Optional.of(Thresholds.parse(limits, problems));
        // What the machines are called is told by the shards.
        BaselineCheck baseline = BaselineParameters.read(baseline(new PlanBuilder(problems), ""), problems);
        List<ReportWriter> writers = writers(problems);
        refuse(problems);
        RunReport report = new ShardMerge(read(files, runId))
                .report(new RunIdentity("", runName(), isTolerated()), thresholds, baseline);
        begin(report.run().id());
        tell(report, text -> text, writers).decide();
    }

    /** On the command line, not the folder where a shard that was run there has its own. */
    @Override
    String runName() {
        String id = execution().getExecutionId();
        return id.equals(COMMAND_LINE) ? "merged" : id;
    }

    /** Those that are meant, without what an earlier merge left. */
    private List<Path> files(Problems problems) {
        List<Path> files = new ArrayList<>(new ReportPaths(folder(), problems).find(mergeFrom));
        files.remove(reportFolder().resolve(JsonReport.FILE_NAME).normalize());
        return files;
    }

    private static List<RunReport> read(List<Path> files, Optional<String> runId) throws MojoExecutionException {
        try {
            return ShardSet.read(files, runId);
        } catch (UnmergeableException unmergeable) {
            throw new MojoExecutionException("streamcheck: " + unmergeable.getMessage(), unmergeable);
        }
    }
}
