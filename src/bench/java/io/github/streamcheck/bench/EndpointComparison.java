package io.github.streamcheck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Holds the installed plugin, on core 1, against the simulator, on core 0, at the endpoints that a {@link Referee} doesn't have:
 * 1,000 streams at once of 10 tokens/s. The truth is what the simulator measured itself, from a request read
 * to its first token written. Arguments: Maven's folder, the plugin's version, the endpoints with commas between them;
 * {@code chat+compressed-stream} is one with a fault of the simulator.
 */
public final class EndpointComparison {

    private static final int CONCURRENCY = 1_000;
    private static final int STREAMS = 2_000;
    private static final int TOKENS = 100;
    private static final int RAMP_MILLIS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EndpointComparison() {}

    /** Runs the comparison, or the simulator if there is one argument: its fault. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            serve(arguments[0]);
            return;
        }
        InstalledPlugin plugin = new InstalledPlugin(arguments[0], arguments[1]);
        System.out.printf(
                "%-22s %9s %9s %9s %9s %9s %9s %9s%n",
                "endpoint", "ttft.p50", "ttft.p99", "true.p50", "true.p99", "own.p50", "own.p99", "cpu s");
        for (String endpoint : arguments[2].split(",")) {
            compare(plugin, endpoint);
        }
    }

    private static void serve(String fault) throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(50))
                .withItl(Duration.ofMillis(100))
                .withTokens(TOKENS)
                .withFault(Fault.byId(fault).orElseThrow()))) {
            System.out.println(simulator.baseUri());
            // Until whoever started it is done.
            System.in.read();
        }
    }

    private static void compare(InstalledPlugin plugin, String name) throws Exception {
        int plus = name.indexOf('+');
        String endpoint = plus < 0 ? name : name.substring(0, plus);
        String fault = plus < 0 ? "none" : name.substring(plus + 1);
        Process simulator = new ProcessBuilder(List.of(
                        "taskset",
                        "-c",
                        "0",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndpointComparison.class.getName(),
                        fault))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(simulator.getInputStream(), UTF_8))) {
            String uri = lines.readLine();
            InstalledPlugin.Run run = plugin.verify(uri, endpoint, CONCURRENCY, STREAMS, TOKENS, RAMP_MILLIS);
            JsonNode truth = JSON.readTree(URI.create(uri + "/metrics/streaming").toURL()).path("ttft");
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f %9.1f%n",
                    name,
                    run.millis("ttft", "p50"),
                    run.millis("ttft", "p99"),
                    truth.path("p50").asDouble(),
                    truth.path("p99").asDouble(),
                    run.millis("ttftLag", "p50"),
                    run.millis("ttftLag", "p99"),
                    run.cpu());
        } finally {
            simulator.destroy();
            simulator.waitFor();
        }
    }
}
