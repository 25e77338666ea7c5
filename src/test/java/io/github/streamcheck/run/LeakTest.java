package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Maven daemon runs one build after another: nothing of a run may stay behind. */
@Timeout(120)
@Isolated("looks at all threads of this JVM")
class LeakTest {

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** What is run by another class loader. */
    public static final class OneRun implements Runnable {
        @Override
        public void run() {
            LeakTest.run();
        }
    }

    private static void run() {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ZERO);
        try (Simulator simulator = Simulator.start(settings)) {
            URI uri = simulator.baseUri();
            Runs.of(Plans.against(uri).load(4, 2, 0).checking(1, true).plan()).run();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    @Test
    void noThreadOutlivesItsRun() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        run();

        List<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().startsWith("streamcheck")
                        || thread.getName().startsWith("httpclient")
                        || thread.getName().startsWith("HttpClient")
                        || thread.getName().startsWith("simulator"))
                .toList();
        assertThat(left).allSatisfy(thread -> {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        });
    }

    /**
     * Of a soak: {@code -Dstreamcheck.soak} streams, and what this JVM holds after a quarter of them and near their end, at the same
     * load. A byte per event that stays would be seen.
     */
    @Tag("soak")
    @Timeout(3_600)
    @ParameterizedTest
    @CsvSource({"chat;completions;responses, 200", "messages;ollama-chat;ollama-generate, 200", "realtime, 300"})
    void nothingGrowsWithTheNumberOfStreams(String endpoints, int concurrency) throws IOException {
        int streams = Integer.getInteger("streamcheck.soak", 20_000);
        SoakLog log = new SoakLog(streams / 4, streams - 2 * concurrency);
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(20))
                .withItl(Duration.ofMillis(2))
                .withTokens(30);
        try (Simulator simulator = Simulator.start(settings)) {
            Plan plan = Plans.against(simulator.baseUri())
                    .endpoints(endpoints.split(";", -1))
                    .load(streams, concurrency, 4)
                    .limited(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofHours(1))
                    .plan();

            RunResult result = new Streamcheck(
                            plan, new RunIdentity("run-1", "default", false), Environment.here("test", "none"), log)
                    .run();

            assertThat(result.partial()).isEmpty();
            assertThat(result.figures().total().measured()).isEqualTo(streams);
            assertThat(result.verdict().violations()).isEmpty();
        }
        Footprint early = log.early.orElseThrow();
        Footprint late = log.late.orElseThrow();
        System.out.println("soak of " + endpoints + ": " + early + " then " + late);
        assertThat(late.heap()).isLessThan(early.heap() + (12 << 20));
        assertThat(late.threads()).isLessThan(early.threads() + 20);
        assertThat(late.files()).isLessThan(early.files() + concurrency);
    }

    /** Looks at this JVM when so many streams are done, and from so many on until the end. */
    private static final class SoakLog implements RunLog {

        private static final Pattern DONE = Pattern.compile("^(\\d+) of ");

        private final int from;
        private final int to;
        private Optional<Footprint> early = Optional.empty();
        private Optional<Footprint> late = Optional.empty();

        SoakLog(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public Duration progressPeriod() {
            return Duration.ofSeconds(3);
        }

        @Override
        public void progress(String line) {
            Matcher done = DONE.matcher(line);
            int count = done.find() ? Integer.parseInt(done.group(1)) : 0;
            if (count >= from && count <= to) {
                Footprint now = Footprint.now();
                early = early.or(() -> Optional.of(now));
                late = Optional.of(now);
            }
        }
    }

    /** In a JVM of its own, in which no other test has started the JDK's own threads. */
    @Test
    void noThreadKeepsTheClassLoaderOfABuild() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        CLASS_PATH,
                        Daemon.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("kept by []");
    }

    /** As a Maven daemon does: a build that has a class loader of its own. */
    static final class Daemon {

        private Daemon() {}

        public static void main(String[] arguments) throws Exception {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
                thread.setContextClassLoader(loader);
                ((Runnable) loader.loadClass(OneRun.class.getName())
                                .getDeclaredConstructor()
                                .newInstance())
                        .run();
                thread.setContextClassLoader(before);
                List<String> keepers = new ArrayList<>();
                for (Thread other : Thread.getAllStackTraces().keySet()) {
                    if (other.getContextClassLoader() == loader) {
                        other.join(2_000);
                        if (other.isAlive()) {
                            keepers.add(other.getName());
                        }
                    }
                }
                System.out.println("kept by " + keepers);
            }
        }
    }

    private static URL[] classPath() {
        return Stream.of(CLASS_PATH.split(java.io.File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri())
                .map(LeakTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
