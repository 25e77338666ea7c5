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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that knows when it sent what ({@code sseserver}), on core 0, and a bare client in C that shows what the machine can do at
 * all ({@code floor}), both built in one folder.
 */
final class Referee implements AutoCloseable {

    private static final Pattern CPU = Pattern.compile("cpu ([0-9.]+) ([0-9.]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private final Process server;

    /** What the bare client took; times in seconds, {@code answer} is its own. */
    record Floor(double cpu, JsonNode answer) {}

    /** Starts it, and waits until it answers. */
    Referee(Path folder, int ttftMillis, int itlMillis, int tokens) throws Exception {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = start(
                folder, "taskset", "-c", "0", "./sseserver", "--port", "" + port, "--ttft-ms", "" + ttftMillis, "--itl-ms",
                "" + itlMillis, "--tokens", "" + tokens);
        awaitAnswer();
    }

    /** Where it is. */
    String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** The bare client's streams, on core 1. */
    Floor floor(int concurrency, int streams, int tokens, int ttftMillis, int itlMillis) throws Exception {
        String output = output(start(
                folder,
                "bash",
                "-c",
                "TIMEFORMAT='cpu %U %S'; time taskset -c 1 ./floor " + port + " " + concurrency + " " + streams + " "
                        + tokens + " " + ttftMillis + " " + itlMillis + " none"));
        return new Floor(
                cpu(output), JSON.readTree(output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1)));
    }

    /** The user's and the system's seconds in what {@code time} printed, with {@code TIMEFORMAT='cpu %U %S'}. */
    static double cpu(String output) {
        Matcher cpu = CPU.matcher(output);
        return cpu.find() ? Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2)) : Double.NaN;
    }

    /** What it says of itself. */
    JsonNode stats() throws Exception {
        return JSON.readTree(get("/stats"));
    }

    /** From its log: sent less received, of the last streams, in milliseconds and ascending. */
    double[] trueTtft(int streams) throws Exception {
        List<String> lines = get("/log").lines().toList();
        List<String> header = Arrays.asList(lines.get(0).split(","));
        int received = header.indexOf("recv_us");
        int first = header.indexOf("first_us");
        return lines.subList(Math.max(1, lines.size() - streams), lines.size()).stream()
                .map(line -> line.split(","))
                .mapToDouble(cells -> (Long.parseLong(cells[first]) - Long.parseLong(cells[received])) / 1e3)
                .sorted()
                .toArray();
    }

    /** The middle of a figure of several runs. */
    static <R> double median(List<R> runs, ToDoubleFunction<R> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    /** A percentile of values that ascend. */
    static double percentile(double[] ascending, double p) {
        return ascending[Math.max(0, (int) Math.ceil(p / 100 * ascending.length) - 1)];
    }

    /** Starts a process, whose errors are part of its output. */
    static Process start(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** All that a process prints; throws if it fails. */
    static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    private void awaitAnswer() throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                get("/health");
                return;
            } catch (IOException notYet) {
                if (attempt == 50) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }
}
