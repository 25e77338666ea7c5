package io.github.streamcheck.shard;

import io.github.streamcheck.config.FilePatterns;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the reports that the user's paths and patterns name. For one use, by one thread. */
public final class ReportPaths {

    private static final String PARAMETER = "mergeFrom";
    private static final String EXPECTED =
            "a report.json, a folder with reports below it, or a pattern such as shards/*/report.json";

    private final FilePatterns patterns;
    private final ReportFolders written;
    private final Problems problems;

    /** {@code base} is what relative paths are of; {@code written} is where shards leave their reports by default. */
    public ReportPaths(Path base, ReportFolders written, Problems problems) {
        this.patterns = new FilePatterns(PARAMETER, EXPECTED, base, file -> file.endsWith(JsonReport.FILE_NAME));
        this.written = written;
        this.problems = problems;
    }

    /**
     * The files, each once. One that is not there is a problem.
     *
     * @param given files, folders and patterns; none for those that are where shards leave them by default
     */
    public List<Path> find(List<String> given) {
        List<String> texts = given.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        return texts.isEmpty() ? written() : patterns.find(texts, problems);
    }

    private List<Path> written() {
        String reason = "no shard left a report in " + written.root();
        try {
            List<Path> shards = written.shards();
            if (!shards.isEmpty()) {
                return shards.stream()
                        .map(folder -> folder.resolve(JsonReport.FILE_NAME))
                        .sorted()
                        .toList();
            }
        } catch (IOException problem) {
            reason = problem.toString();
        }
        problems.add(PARAMETER, "", EXPECTED + ", since " + reason);
        return List.of();
    }
}
