package io.github.streamcheck.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.report.PlanJson;
import io.github.streamcheck.report.StoredShard;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks that files are all shards of one run with one plan, each once and complete. For one use, by one thread. */
public final class ShardSet {

    private final List<StoredShard> shards = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ShardSet() {}

    /**
     * The reports of all shards, by their index.
     *
     * @param files their {@code report.json}
     * @param runId the run that they have to be of, if that is known
     * @throws UnmergeableException if they are not what they should be; it names the files
     */
    public static List<RunResult> read(List<Path> files, Optional<String> runId) throws UnmergeableException {
        ShardSet set = new ShardSet();
        files.forEach(set::add);
        set.checkSameRun(runId);
        set.throwIfAny();
        set.checkAllThere();
        set.checkUnspoiled();
        set.throwIfAny();
        List<RunResult> reports =
                set.shards.stream().flatMap(shard -> shard.content().stream()).toList();
        set.checkSameSubject(reports);
        set.throwIfAny();
        return reports;
    }

    private void add(Path file) {
        try {
            shards.add(StoredShard.read(file));
        } catch (IOException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        }
    }

    private void throwIfAny() throws UnmergeableException {
        if (!problems.isEmpty()) {
            throw new UnmergeableException(problems);
        }
    }

    /** Of one run, one plan, and one number of shards. */
    private void checkSameRun(Optional<String> runId) {
        if (shards.isEmpty() && problems.isEmpty()) {
            problems.add("there is no report to merge");
        }
        runId.ifPresent(expected -> shards.stream()
                .filter(shard -> !shard.runId().equals(expected))
                .forEach(shard -> problems.add(shard.file() + " is of run " + shard.runId() + ", not of " + expected)));
        if (runId.isEmpty()) {
            checkSame("of one run", StoredShard::runId, "run ");
        }
        checkSame(
                "of one number of shards", shard -> String.valueOf(shard.shard().total()), "of ");
        if (checkSame("of one plan", StoredShard::planDigest, "plan ")) {
            return;
        }
        differences().ifPresent(names -> problems.add("the plans differ in " + names));
    }

    /** Checks that all shards have the same value, and returns whether they do. */
    private boolean checkSame(String what, Function<StoredShard, String> subject, String prefix) {
        Map<String, List<StoredShard>> groups =
                shards.stream().collect(Collectors.groupingBy(subject, LinkedHashMap::new, Collectors.toList()));
        if (groups.size() > 1) {
            problems.add("the reports are not " + what + ": "
                    + groups.entrySet().stream()
                            .map(group -> prefix + group.getKey() + " in " + files(group.getValue()))
                            .collect(Collectors.joining("; ")));
        }
        return groups.size() <= 1;
    }

    private static String files(List<StoredShard> shards) {
        return shards.stream().map(shard -> shard.file().toString()).collect(Collectors.joining(", "));
    }

    /** The parameters in which two plans differ; empty if that can't be seen, as with prompts of a file. */
    private Optional<String> differences() {
        List<StoredShard> whole =
                shards.stream().filter(shard -> shard.content().isPresent()).toList();
        Set<String> names = new TreeSet<>();
        for (StoredShard shard : whole) {
            names.addAll(differences(plan(whole.get(0)), plan(shard)));
        }
        names.remove("startAt");
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static Map<String, JsonNode> plan(StoredShard shard) {
        Map<String, JsonNode> members = new TreeMap<>();
        shard.content().ifPresent(report -> {
            PlanJson.write(report.plan()).properties().forEach(each -> members.put(each.getKey(), each.getValue()));
            members.put(
                    "thresholds",
                    TextNode.valueOf(report.plan().thresholds().list().toString()));
        });
        return members;
    }

    private static Set<String> differences(Map<String, JsonNode> one, Map<String, JsonNode> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
        return names;
    }

    private void checkAllThere() {
        Map<Integer, List<StoredShard>> byIndex = shards.stream()
                .collect(Collectors.groupingBy(shard -> shard.shard().index(), TreeMap::new, Collectors.toList()));
        int total = shards.get(0).shard().total();
        String missing = IntStream.rangeClosed(1, total)
                .filter(index -> !byIndex.containsKey(index))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add("of " + total + " shards, " + missing + " " + (missing.contains(",") ? "are" : "is")
                    + " missing; there " + (shards.size() == 1 ? "is " : "are ") + files(shards));
        }
        byIndex.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> problems.add(
                        same.get(0).shard().describe() + " is there " + same.size() + " times: " + files(same)));
        shards.sort(Comparator.comparingInt(shard -> shard.shard().index()));
    }

    private void checkUnspoiled() {
        for (StoredShard shard : shards) {
            shard.spoiled()
                    .ifPresent(why ->
                            problems.add(shard.shard().describe() + " (" + shard.file() + ") is spoiled: " + why));
        }
    }

    /** Checks that what was discovered, and is not in the plan, is the same in all shards. */
    private void checkSameSubject(List<RunResult> reports) {
        checkSame(reports, "model", report -> report.model().orElse("none"));
        checkSame(
                reports,
                "version of streamcheck",
                report -> report.environment().streamcheck());
    }

    private void checkSame(List<RunResult> reports, String what, Function<RunResult, String> subject) {
        Map<String, List<String>> groups = reports.stream()
                .collect(Collectors.groupingBy(
                        subject,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                report -> report.run()
                                        .shard()
                                        .map(Shard::describe)
                                        .orElse(""),
                                Collectors.toList())));
        if (groups.size() > 1) {
            problems.add("the shards are not of one " + what + ": "
                    + groups.entrySet().stream()
                            .map(group -> group.getKey() + " in " + String.join(", ", group.getValue()))
                            .collect(Collectors.joining("; ")));
        }
    }
}
