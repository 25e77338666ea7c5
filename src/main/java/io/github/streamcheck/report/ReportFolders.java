package io.github.streamcheck.report;

import io.github.streamcheck.plan.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of reports below one: each execution has its own, and each shard one with those of its executions, so that shards
 * never write over each other's reports where they share a disk. Immutable.
 */
public final class ReportFolders {

    private static final String SHARD = "shard-";
    private static final Pattern SHARDS = Pattern.compile(SHARD + "[0-9]{1,5}");

    private final Path root;

    /** {@code root} has all of them; it may not exist. */
    public ReportFolders(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** The folder of an execution, or of a shard's part in it, which need not exist. */
    public Path of(String executionId, Optional<Shard> shard) {
        return shard.map(part -> root.resolve(SHARD + part.index()))
                .orElse(root)
                .resolve(executionId);
    }

    /** Such as {@code load} or {@code shard-2/load}. */
    public String name(Path folder) {
        return root.relativize(folder).toString().replace('\\', '/');
    }

    /** Those of whole runs that have a report, by name. */
    public List<Path> executions() throws IOException {
        return withReport(root);
    }

    /** Those of shards that have a report, by name. */
    public List<Path> shards() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders(root)) {
            if (SHARDS.matcher(folder.getFileName().toString()).matches()) {
                found.addAll(withReport(folder));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> withReport(Path folder) throws IOException {
        return folders(folder).stream()
                .filter(each -> Files.exists(each.resolve(JsonReport.FILE_NAME)))
                .toList();
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
