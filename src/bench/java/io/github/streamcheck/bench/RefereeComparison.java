package io.github.streamcheck.bench;


import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Holds streamcheck's engine against a referee: a server that knows when it sent what ({@code sseserver}), and a bare client in C
 * that shows what the machine can do at all ({@code floor}), both built from C in the folder that is the argument. The server runs
 * on core 0, the clients on core 1, in turn; each figure is the median of three runs (-Druns).
 */
public final class RefereeComparison {

    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private RefereeComparison(Path folder) {
        this.folder = folder;
    }

    /**
     * What is streamed.
     *
     * @param warmup streams before those that are measured
     * @param rampMillis in which time the streams begin; the floor client begins all at once
     */
    private record Workload(
            String name, int concurrency, int streams, int warmup, int tokens, int ttftMillis, int itlMillis, int rampMillis) {}

    /** What came out of one run; times in milliseconds. */
    private record Row(
            double events,
            double seconds,
            double cpu,
            double p50Error,
            double p99Error,
            double lateP50,
            double lateP99,
            double toldP50,
            double toldP99,
            double floorCpu,
            double floorSeconds,
            double floorLateP50,
            double floorLateP99,
            double serverLateP99) {

        double cpuPer100k() {
            return cpu / events * 1e5;
        }

        double floorCpuPer100k() {
            return floorCpu / events * 1e5;
        }
    }

    /** Runs the comparison; the further arguments are names of workloads, none for all. */
    public static void main(String[] arguments) throws Exception {
        RefereeComparison comparison = new RefereeComparison(Path.of(arguments[0]).toAbsolutePath());
        List<String> named = Arrays.asList(arguments).subList(1, arguments.length);
        System.out.printf(
                "%-8s %9s %9s %8s %8s %9s %9s %9s %9s %9s %9s %7s %9s%n",
                "workload", "events/s", "floor", "cpu/100k", "floor", "ttft.p50", "ttft.p99", "late.p50", "late.p99",
                "told.p50", "told.p99", "floor", "srv late");
        for (Workload workload : List.of(
                new Workload("one", 1, 20, 20, 100, 50, 10, 0),
                new Workload("hundred", 100, 400, 200, 100, 50, 10, 1_000),
                new Workload("light", 1_000, 2_000, 1_000, 100, 50, 100, 10_000),
                new Workload("heavy", 1_000, 4_000, 2_000, 400, 50, 10, 4_000),
                new Workload("flood", 8, 400, 200, 5_000, 50, 0, 0),
                new Workload("5000", 5_000, 5_000, 5_000, 50, 50, 500, 20_000),
                new Workload("10000", 10_000, 10_000, 0, 20, 50, 1_000, 10_000),
                new Workload("short", 50, 100_000, 20_000, 5, 0, 0, 0))) {
            if (named.isEmpty() || named.contains(workload.name())) {
                comparison.compare(workload);
            }
        }
    }

    private void compare(Workload workload) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            rows.add(run(workload));
        }
        System.out.printf(
                Locale.ROOT,
                "%-8s %9.0f %9.0f %8.2f %8.2f %+9.2f %+9.2f %9.3f %9.3f %9.3f %9.3f %7.3f %9.3f%n",
                workload.name(),
                Referee.median(rows, row -> row.events() / row.seconds()),
                Referee.median(rows, row -> row.events() / row.floorSeconds()),
                Referee.median(rows, Row::cpuPer100k),
                Referee.median(rows, Row::floorCpuPer100k),
                Referee.median(rows, Row::p50Error),
                Referee.median(rows, Row::p99Error),
                Referee.median(rows, Row::lateP50),
                Referee.median(rows, Row::lateP99),
                Referee.median(rows, Row::toldP50),
                Referee.median(rows, Row::toldP99),
                Referee.median(rows, Row::floorLateP99),
                Referee.median(rows, Row::serverLateP99));
    }

    private Row run(Workload workload) throws Exception {
        try (Referee referee =
                new Referee(folder, workload.ttftMillis(), workload.itlMillis(), workload.tokens())) {
            JsonNode client = client(workload, referee.uri());
            double[] truth = referee.trueTtft(workload.streams());
            JsonNode stats = referee.stats();
            Referee.Floor floor = referee.floor(
                    workload.concurrency(),
                    workload.streams(),
                    workload.tokens(),
                    workload.ttftMillis(),
                    workload.itlMillis());
            return row(client, truth, stats, floor);
        }
    }

    private static Row row(JsonNode client, double[] truth, JsonNode stats, Referee.Floor floor) {
        System.err.println(client + " " + stats);
        JsonNode bare = floor.answer();
        return new Row(
                client.path("events").asDouble(),
                client.path("seconds").asDouble(),
                client.path("cpu").asDouble(),
                client.path("ttft").path("p50").asDouble() - Referee.percentile(truth, 50),
                client.path("ttft").path("p99").asDouble() - Referee.percentile(truth, 99),
                client.path("late").path("p50").asDouble(),
                client.path("late").path("p99").asDouble(),
                client.path("deliveryLag").path("p50").asDouble(),
                client.path("deliveryLag").path("p99").asDouble(),
                floor.cpu(),
                bare.path("wall_s").asDouble(),
                bare.path("lag_us").path("p50").asDouble() / 1e3,
                bare.path("lag_us").path("p99").asDouble() / 1e3,
                stats.path("late_us_p99").asDouble() / 1e3);
    }

    private JsonNode client(Workload workload, String uri) throws Exception {
        String line = Referee.output(Referee.start(
                folder,
                "taskset", "-c", "1",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-classpath", System.getProperty("java.class.path"),
                RefereeClient.class.getName(),
                uri,
                "" + workload.concurrency(),
                "" + workload.streams(),
                "" + workload.warmup(),
                "" + workload.tokens(),
                "" + workload.rampMillis()));
        return JSON.readTree(line.substring(line.indexOf('{')));
    }
}
