package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs behind HAProxy, where it is installed. */
@Tag("live")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HaproxyTest {

    private static String haproxy;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        haproxy = Gateway.program("haproxy");
    }

    @Test
    void byDefaultItSendsEach200Millis() throws Exception {
        assertThat(found("")).containsExactly("clumped");
    }

    @Test
    void itStreamsWithoutDelay() throws Exception {
        assertThat(found("option http-no-delay")).isEmpty();
    }

    private Set<String> found(String option) throws IOException, InterruptedException {
        try (Simulator model = Model.startWithoutHints();
                Gateway gateway = Gateway.onPort(folder.resolve("output.txt"), port -> command(port, model, option))) {
            return gateway.found("");
        }
    }

    private List<String> command(int port, Simulator model, String option) {
        Path file = folder.resolve("haproxy.cfg");
        try {
            Files.writeString(file, """
                    defaults
                      mode http
                      timeout connect 5s
                      timeout client 60s
                      timeout server 60s
                      %s
                    frontend entrance
                      bind 127.0.0.1:%d
                      default_backend model
                    backend model
                      server one %s
                    """.formatted(option, port, model.baseUri().getAuthority()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return List.of(haproxy, "-db", "-f", file.toString());
    }
}
