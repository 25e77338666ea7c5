package io.github.streamcheck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Holds the installed plugin, as Maven starts it, against a {@link Referee}: cold, with its defaults, on core 1. Prints how far the
 * TTFT that it reports is from the true one, how much of that it says is its own, and what the bare client measured in the same
 * minute. Arguments: the referee's folder, Maven's folder, the plugin's version. Each figure is the median of three runs (-Druns).
 */
public final class PluginComparison {

    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final String PLUGIN = "io.github.streamcheck:streamcheck-maven-plugin";
    private static final int TTFT_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String maven;
    private final String version;

    private PluginComparison(Path folder, String maven, String version) {
        this.folder = folder;
        this.maven = maven;
        this.version = version;
    }

    /** What is streamed; the streams start evenly during the ramp-up. */
    private record Workload(String name, int concurrency, int streams, int tokens, int itlMillis, int rampMillis) {}

    /** What came out of one run; times in milliseconds, {@code cpu} in seconds. */
    private record Row(double p50Error, double p99Error, double ownP50, double ownP99, double floorP50Error, double cpu) {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws Exception {
        PluginComparison comparison = new PluginComparison(
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(arguments[1], "bin", "mvn").toString(),
                arguments[2]);
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
        Path project = project();
        try (Referee referee = new Referee(folder, TTFT_MILLIS, workload.itlMillis(), workload.tokens())) {
            String output = Referee.output(Referee.start(
                    project,
                    "bash",
                    "-c",
                    "TIMEFORMAT='cpu %U %S'; export MAVEN_OPTS=-Xmx512m; time taskset -c 1 " + maven + " -o -q -B " + PLUGIN
                            + ":" + version + ":verify -Dstreamcheck.baseUrl=" + referee.uri()
                            + " -Dstreamcheck.endpoints=chat -Dstreamcheck.concurrency=" + workload.concurrency()
                            + " -Dstreamcheck.streams=" + workload.streams() + " -Dstreamcheck.rampUp="
                            + workload.rampMillis() + "ms -Dstreamcheck.maxTokens=" + workload.tokens()));
            double[] truth = referee.trueTtft(workload.streams());
            JsonNode metrics = report(project).path("total").path("metrics");
            double[] floor = ascending(referee.floor(
                            workload.concurrency(),
                            workload.streams(),
                            workload.tokens(),
                            TTFT_MILLIS,
                            workload.itlMillis())
                    .answer()
                    .path("ttft"));
            return new Row(
                    metrics.path("ttft").path("p50").asDouble() - Referee.percentile(truth, 50),
                    metrics.path("ttft").path("p99").asDouble() - Referee.percentile(truth, 99),
                    metrics.path("ttftLag").path("p50").asDouble(),
                    metrics.path("ttftLag").path("p99").asDouble(),
                    Referee.percentile(floor, 50) - TTFT_MILLIS,
                    Referee.cpu(output));
        } finally {
            delete(project);
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

    private static Path project() throws Exception {
        Path project = Files.createTempDirectory("plugin-comparison");
        String pom = "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>"
                + "<packaging>pom</packaging></project>";
        Files.write(project.resolve("pom.xml"), pom.getBytes(UTF_8));
        return project;
    }

    private static JsonNode report(Path project) throws Exception {
        return JSON.readTree(Files.readAllBytes(
                project.resolve("target").resolve("streamcheck").resolve("default-cli").resolve("report.json")));
    }

    private static void delete(Path project) throws Exception {
        try (Stream<Path> all = Files.walk(project)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
