package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.metrics.Tally;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("looks at all threads of this JVM")
class SimulatorLifecycleTest {

    private static final SimulatorSettings SLOW = SimulatorSettings.defaults().withTtft(Duration.ofHours(1));

    @Test
    void listensOnAFreePortOfTheLoopbackAddress() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults())) {
            assertThat(simulator.baseUri()).hasHost("127.0.0.1").hasScheme("http");
            assertThat(simulator.baseUri().getPort()).isPositive();
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (Simulator first = Simulator.start(SimulatorSettings.defaults())) {
            int port = first.baseUri().getPort();

            assertThatIOException()
                    .isThrownBy(
                            () -> Simulator.start(SimulatorSettings.defaults().withPort(port)))
                    .withMessageContaining("127.0.0.1:" + port)
                    .withMessageContaining("in use");
        }
    }

    @Test
    void runsOnNamedDaemonThreadsThatEndWithIt() throws Exception {
        List<Thread> before = threads();
        Simulator simulator = Simulator.start(SLOW);
        List<Thread> own =
                threads().stream().filter(thread -> !before.contains(thread)).toList();
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);

        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            connection.post("/v1/chat/completions", Requests.CHAT_STREAM).readTo("\n\n");
            simulator.close();
        }

        assertThat(own).noneMatch(Thread::isAlive);
    }

    @Test
    void endsWhatItSendsWhenItIsClosed() throws Exception {
        Simulator simulator = Simulator.start(SLOW);
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            connection.post("/v1/chat/completions", Requests.CHAT_STREAM).readTo("\n\n");

            simulator.close();

            assertThatThrownBy(() -> connection.readTo("\r\n0\r\n\r\n")).isInstanceOf(IOException.class);
            assertThat(simulator.tally()).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 0, 0));
        }
    }

    @Test
    void stopsListeningWhenItIsClosedAndCanBeClosedAgain() throws Exception {
        Simulator simulator = Simulator.start(SimulatorSettings.defaults());
        URI uri = simulator.baseUri();

        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> new RawConnection(uri).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void takesAPortAgainRightAfterItWasClosed() throws Exception {
        int port;
        try (Simulator first = Simulator.start(SimulatorSettings.defaults())) {
            port = first.baseUri().getPort();
            new TestClient(first.baseUri()).get("/health");
        }

        try (Simulator second = Simulator.start(SimulatorSettings.defaults().withPort(port))) {
            assertThat(second.baseUri()).hasPort(port);
        }
    }

    @Test
    void stopsGeneratingAsSoonAsTheClientLeaves() throws Exception {
        try (Simulator simulator = Simulator.start(SLOW)) {
            try (RawConnection connection = new RawConnection(simulator.baseUri())) {
                connection.post("/v1/chat/completions", Requests.CHAT_STREAM).readTo("\n\n");
                assertThat(simulator.tally().active()).isEqualTo(1);
            }

            Awaiting.until(() -> simulator.tally().failed() == 1);
            assertThat(simulator.tally().tokens()).isZero();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("streamcheck-simulator-"))
                .toList();
    }
}
