package io.github.streamcheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.PlainAnswer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessWatchTest {

    private final ProcessWatch watch = new ProcessWatch();

    private static PlainAnswer page(String... lines) {
        return new PlainAnswer(
                URI.create("http://localhost/metrics"),
                200,
                "text/plain",
                Bytes.utf8(String.join("\n", lines)),
                Optional.empty());
    }

    private static PlainAnswer page(long megabytes, int files) {
        return page("process_resident_memory_bytes " + (megabytes << 20), "process_open_fds " + files);
    }

    @Test
    void theHighestValueDuringTheStreamsIsTold() {
        watch.before(page(1_200, 10));
        watch.during(page(1_300, 30));
        watch.during(page(1_250, 40));
        watch.after(page(1_210, 11));

        assertThat(watch.describe())
                .containsExactly(
                        "process_resident_memory_bytes of the server: 1,200 MB before the streams, up to 1,300 MB during"
                                + " them, 1,210 MB after them",
                        "process_open_fds of the server: 10 before the streams, up to 40 during them, 11 after them");
    }

    @Test
    void theLastPageAfterTheStreamsCounts() {
        watch.before(page(100, 10));
        watch.after(page(200, 20));
        watch.after(page(150, 15));

        assertThat(watch.describe().get(1))
                .isEqualTo("process_open_fds of the server: 10 before the streams, 15 after them");
    }

    @Test
    void theProcessesOfOneServerAreAddedUp() {
        watch.before(page("process_open_fds{worker=\"1\"} 10", "process_open_fds{worker=\"2\"} 12"));
        watch.after(page("process_open_fds{worker=\"1\"} 10", "process_open_fds{worker=\"2\"} 13"));

        assertThat(watch.describe())
                .containsExactly("process_open_fds of the server: 22 before the streams, 23 after them");
    }

    @Test
    void nothingIsToldOfAServerThatDoesNotShowIt() {
        watch.before(page("up 1", "process_resident_memory_bytes NaN", "process_open_fds -1"));
        watch.after(page(100, 10));

        assertThat(watch.isShown()).isFalse();
        assertThat(watch.describe()).isEmpty();
    }
}
