package io.github.streamcheck.shard;

import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.run.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stored reports of shards, in a folder. */
final class ShardFiles {

    private final Path folder;

    ShardFiles(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), content);
    }

    /** Writes the report of a shard of {@code Reports.plans()}. */
    Path shard(int index, int total, StreamResult... streams) throws IOException {
        return shard(index, total, Reports.plans(), streams);
    }

    Path shard(int index, int total, Plans plans, StreamResult... streams) throws IOException {
        return write("shard-" + index, Reports.shard(new Shard(index, total), plans, streams));
    }

    /** Changes what is in a file. */
    Path change(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing was changed in " + file);
        }
        return Files.writeString(file, after);
    }

    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Why these files can't be merged. */
    String refusal() throws IOException {
        return refusal(Optional.empty());
    }

    String refusal(Optional<String> runId) throws IOException {
        try {
            return "merged: " + ShardSet.read(all(), runId).size();
        } catch (UnmergeableException refused) {
            return String.valueOf(refused.getMessage()).replace(folder + "/", "");
        }
    }
}
