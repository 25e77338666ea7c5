package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

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
