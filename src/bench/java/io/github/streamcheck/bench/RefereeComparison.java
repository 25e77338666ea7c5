package io.github.streamcheck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds streamcheck's engine against a referee: a server that knows when it sent what ({@code sseserver}), and a bare client in C
 * that shows what the machine can do at all ({@code floor}), both built from C in the folder that is the argument. The server runs
 * on core 0, the clients on core 1, in turn; each figure is the median of three runs (-Druns).
 */
public final class RefereeComparison {

    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final Pattern FLOOR_CPU = Pattern.compile("cpu ([0-9.]+) ([0-9.]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

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
                new Workload("5000", 5_000, 5_000, 5_000, 50, 50, 500, 20_000))) {
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
                median(rows, row -> row.events() / row.seconds()),
                median(rows, row -> row.events() / row.floorSeconds()),
                median(rows, Row::cpuPer100k),
                median(rows, Row::floorCpuPer100k),
                median(rows, Row::p50Error),
                median(rows, Row::p99Error),
                median(rows, Row::lateP50),
                median(rows, Row::lateP99),
                median(rows, Row::toldP50),
                median(rows, Row::toldP99),
                median(rows, Row::floorLateP99),
                median(rows, Row::serverLateP99));
    }

    private static double median(List<Row> rows, ToDoubleFunction<Row> figure) {
        return rows.stream().mapToDouble(figure).sorted().toArray()[rows.size() / 2];
    }

    private Row run(Workload workload) throws Exception {
        int port = freePort();
        Process server = start(
                "taskset", "-c", "0", "./sseserver",
                "--port", "" + port,
                "--ttft-ms", "" + workload.ttftMillis(),
                "--itl-ms", "" + workload.itlMillis(),
                "--tokens", "" + workload.tokens());
        try {
            awaitAnswer(port);
            JsonNode client = client(workload, port);
            double[] truth = trueTtft(port, workload.streams());
            JsonNode stats = JSON.readTree(get(port, "/stats"));
            String floor = output(start(
                    "bash", "-c",
                    "TIMEFORMAT='cpu %U %S'; time taskset -c 1 ./floor " + port + " " + workload.concurrency() + " "
                            + workload.streams() + " " + workload.tokens() + " " + workload.ttftMillis() + " "
                            + workload.itlMillis() + " none"));
            return row(client, truth, stats, floor);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static Row row(JsonNode client, double[] truth, JsonNode stats, String floor) throws IOException {
        System.err.println(client + " " + stats);
        JsonNode bare = JSON.readTree(floor.substring(floor.indexOf('{'), floor.lastIndexOf('}') + 1));
        Matcher cpu = FLOOR_CPU.matcher(floor);
        double floorCpu = cpu.find() ? Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2)) : Double.NaN;
        return new Row(
                client.path("events").asDouble(),
                client.path("seconds").asDouble(),
                client.path("cpu").asDouble(),
                client.path("ttft").path("p50").asDouble() - percentile(truth, 50),
                client.path("ttft").path("p99").asDouble() - percentile(truth, 99),
                client.path("late").path("p50").asDouble(),
                client.path("late").path("p99").asDouble(),
                client.path("deliveryLag").path("p50").asDouble(),
                client.path("deliveryLag").path("p99").asDouble(),
                floorCpu,
                bare.path("wall_s").asDouble(),
                bare.path("lag_us").path("p50").asDouble() / 1e3,
                bare.path("lag_us").path("p99").asDouble() / 1e3,
                stats.path("late_us_p99").asDouble() / 1e3);
    }

    private JsonNode client(Workload workload, int port) throws Exception {
        String line = output(start(
                "taskset", "-c", "1",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-classpath", System.getProperty("java.class.path"),
                RefereeClient.class.getName(),
                "http://127.0.0.1:" + port,
                "" + workload.concurrency(),
                "" + workload.streams(),
                "" + workload.warmup(),
                "" + workload.tokens(),
                "" + workload.rampMillis()));
        return JSON.readTree(line.substring(line.indexOf('{')));
    }

    /** From the server's log: sent less received, of the last streams, in milliseconds and ascending. */
    private double[] trueTtft(int port, int streams) throws Exception {
        List<String> lines = get(port, "/log").lines().toList();
        List<String> header = Arrays.asList(lines.get(0).split(","));
        int received = header.indexOf("recv_us");
        int first = header.indexOf("first_us");
        return lines.subList(Math.max(1, lines.size() - streams), lines.size()).stream()
                .map(line -> line.split(","))
                .mapToDouble(cells -> (Long.parseLong(cells[first]) - Long.parseLong(cells[received])) / 1e3)
                .sorted()
                .toArray();
    }

    private static double percentile(double[] ascending, double p) {
        return ascending[Math.max(0, (int) Math.ceil(p / 100 * ascending.length) - 1)];
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    private void awaitAnswer(int port) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                get(port, "/health");
                return;
            } catch (IOException notYet) {
                if (attempt == 50) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private String get(int port, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
