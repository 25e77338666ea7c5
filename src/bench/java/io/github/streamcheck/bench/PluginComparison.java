package io.github.streamcheck.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Holds the installed plugin, as Maven starts it, against a {@link Referee}: cold, with its defaults, on core 1. Prints how far the
 * TTFT that it reports is from the true one, how much of that it says is its own, and what the bare client measured in the same
 * minute. Arguments: the referee's folder, Maven's folder, the plugin's version. Each figure is the median of three runs (-Druns).
 */
public final class PluginComparison {

    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final int TTFT_MILLIS = 50;

    private final Path folder;
    private final InstalledPlugin plugin;

    private PluginComparison(Path folder, InstalledPlugin plugin) {
        this.folder = folder;
        this.plugin = plugin;
    }

    /** What is streamed; the streams start evenly during the ramp-up. */
    private record Workload(String name, int concurrency, int streams, int tokens, int itlMillis, int rampMillis) {}

    /** What came out of one run; times in milliseconds, {@code cpu} in seconds. */
    private record Row(double p50Error, double p99Error, double ownP50, double ownP99, double floorP50Error, double cpu) {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws Exception {
        PluginComparison comparison = new PluginComparison(
                Path.of(arguments[0]).toAbsolutePath(), new InstalledPlugin(arguments[1], arguments[2]));
        System.out.printf(
                "%-8s %9s %9s %9s %9s %9s %9s%n",
                "workload", "ttft.p50", "ttft.p99", "own.p50", "own.p99", "floor.p50", "cpu s");
        for (Workload workload : List.of(
                new Workload("ten", 10, 100, 100, 10, 0),
                new Workload("light", 1_000, 2_000, 100, 100, 10_000),
                new Workload("rush", 1_000, 1_000, 30, 100, 3_000))) {
            comparison.compare(workload);
        }
    }

    private void compare(Workload workload) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            rows.add(run(workload));
        }
        System.out.printf(
                Locale.ROOT,
                "%-8s %+9.2f %+9.2f %9.2f %9.2f %+9.2f %9.1f%n",
                workload.name(),
                Referee.median(rows, Row::p50Error),
                Referee.median(rows, Row::p99Error),
                Referee.median(rows, Row::ownP50),
                Referee.median(rows, Row::ownP99),
                Referee.median(rows, Row::floorP50Error),
                Referee.median(rows, Row::cpu));
    }

    private Row run(Workload workload) throws Exception {
        try (Referee referee = new Referee(folder, TTFT_MILLIS, workload.itlMillis(), workload.tokens())) {
            InstalledPlugin.Run run = plugin.verify(
                    referee.uri(), "chat", workload.concurrency(), workload.streams(), workload.tokens(), workload.rampMillis());
            double[] truth = referee.trueTtft(workload.streams());
            double[] floor = ascending(referee.floor(
                            workload.concurrency(),
                            workload.streams(),
                            workload.tokens(),
                            TTFT_MILLIS,
                            workload.itlMillis())
                    .answer()
                    .path("ttft"));
            return new Row(
                    run.millis("ttft", "p50") - Referee.percentile(truth, 50),
                    run.millis("ttft", "p99") - Referee.percentile(truth, 99),
                    run.millis("ttftLag", "p50"),
                    run.millis("ttftLag", "p99"),
                    Referee.percentile(floor, 50) - TTFT_MILLIS,
                    run.cpu());
        }
    }

    /** The second figure of each pair. */
    private static double[] ascending(JsonNode pairs) {
        double[] values = new double[pairs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = pairs.path(i).path(1).asDouble();
        }
        return Arrays.stream(values).sorted().toArray();
    }
}
