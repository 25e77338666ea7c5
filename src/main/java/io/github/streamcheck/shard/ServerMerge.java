package io.github.streamcheck.shard;

import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the shards' checks of the server: of each check, the worst result of any shard, with that shard's figures. Stateless.
 */
final class ServerMerge {

    private ServerMerge() {}

    private record Seen(String shard, ServerCheck check) {}

    static List<ServerCheck> merge(List<RunResult> shards) {
        Map<String, List<Seen>> checks = new LinkedHashMap<>();
        for (RunResult report : shards) {
            String shard = report.run().shard().map(Shard::describe).orElseThrow();
            for (ServerCheck check : report.server()) {
                checks.computeIfAbsent(check.id(), created -> new ArrayList<>()).add(new Seen(shard, check));
            }
        }
        return checks.values().stream().map(ServerMerge::worst).toList();
    }

    private static ServerCheck worst(List<Seen> all) {
        Seen worst = all.get(0);
        for (Seen each : all) {
            if (each.check().status().compareTo(worst.check().status()) > 0) {
                worst = each;
            }
        }
        ServerCheck check = worst.check();
        boolean same = all.stream().allMatch(each -> each.check().message().equals(check.message()));
        return same
                ? check
                : new ServerCheck(
                        check.id(),
                        check.status(),
                        check.message() + " (" + worst.shard() + ")",
                        check.reading(),
                        check.comparisons());
    }
}
