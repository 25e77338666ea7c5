package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.Plans;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program between a server and streamcheck, which runs until it is closed. */
final class Gateway implements AutoCloseable {

    private static final int TRIES = 5;
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 10;

    /** Where what clients saw is written, for whoever wants to know more than passed or failed. */
    private static final Path SEEN = Path.of("target", "live", "arrivals.txt").toAbsolutePath();

    private final Process process;
    private final URI uri;

    private Gateway(Process process, int port) {
        this.process = process;
        this.uri = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts a program that chooses its port itself, and writes it to its output, where the pattern's first group finds it. */
    static Gateway choosingItsPort(Pattern port, Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            BufferedReader output = process.inputReader();
            StringBuilder read = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                read.append(line).append('\n');
                Matcher found = port.matcher(line);
                if (found.find()) {
                    drain(output);
                    return new Gateway(process, Integer.parseInt(found.group(1)));
                }
            }
            Files.writeString(log, read);
        } catch (IOException | RuntimeException problem) {
            process.destroyForcibly();
            throw problem;
        }
        throw new IOException("ended without a word of its port; see " + log);
    }

    /** Starts a program that has to be given its port. Another one may take that port first, so this tries several. */
    static Gateway onPort(Path log, IntFunction<List<String>> command) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            int port = freePort();
            Process process = new ProcessBuilder(command.apply(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (listens(process, port)) {
                return new Gateway(process, port);
            }
            end(process);
        }
        throw new IOException("does not listen; see " + log);
    }

    /** Skips the test if that program is missing; returns where it is. */
    static String program(String... names) {
        List<String> folders = List.of((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"));
        for (String name : names) {
            for (String folder : folders) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Path.of(folder, name).toString();
                }
            }
        }
        assumeTrue(names.length == 0, names[0] + " is missing: the run behind it is skipped");
        return "";
    }

    /** Where it listens, below that path, which is empty or begins with a slash. */
    URI uri(String path) {
        return URI.create(uri + path);
    }

    /** The rules that find something in streams through this gateway. */
    Set<String> found(String path) throws IOException {
        record(path);
        // Handlers know neither models nor their own health.
        RunResult report = LiveRun.of(Plans.against(uri(path))
                .withoutHealth()
                .model("streamcheck-simulator")
                .endpoints("chat")
                .load(6, 2, 1));
        assertThat(report.figures().total().measured())
                .as("measured streams: %s", report.notes())
                .isEqualTo(6);
        return new TreeSet<>(
                report.figures().findings().stream().map(FindingGroup::rule).toList());
    }

    private void record(String path) throws IOException {
        Arrivals plain = Arrivals.of(uri(path), "Accept: text/event-stream");
        Arrivals asClients = Arrivals.of(uri(path), "Accept: application/json", "Accept-Encoding: gzip, deflate");
        String lines = process.info().command().orElse("") + " " + path + "\n  " + plain + "\n  as clients ask: "
                + asClients + "\n";
        Files.createDirectories(SEEN.getParent());
        Files.writeString(SEEN, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    private static boolean listens(Process process, int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Reads what comes, or the program would stop once the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> output.lines().forEach(line -> {}), "drain");
        thread.setDaemon(true);
        thread.start();
    }
}
