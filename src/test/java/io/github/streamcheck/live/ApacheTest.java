package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs behind Apache httpd and its mod_proxy_http, where it is installed. */
@Tag("live")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ApacheTest {

    private static final List<String> MODULES =
            List.of("mpm_event", "unixd", "authz_core", "filter", "deflate", "env", "proxy", "proxy_http");

    private static String apache;
    private static Path modules;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        apache = Gateway.program("apache2", "httpd");
        modules = Stream.of("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("modules"));
        assumeTrue(
                Files.exists(modules.resolve("mod_proxy_http.so")),
                "mod_proxy_http is missing: the run behind Apache is skipped");
    }

    @Test
    void byDefaultItStreams() throws Exception {
        assertThat(found("", "")).isEmpty();
    }

    @Test
    void itStreamsIfItFlushesEachPacket() throws Exception {
        assertThat(found("flushpackets=on", "")).isEmpty();
    }

    @Test
    void itStreamsWhatItCompresses() throws Exception {
        assertThat(found("", "AddOutputFilterByType DEFLATE text/event-stream")).isEmpty();
    }

    private Set<String> found(String parameters, String directives) throws IOException, InterruptedException {
        try (Simulator model = Model.startWithoutHints();
                Gateway gateway = Gateway.onPort(
                        folder.resolve("output.txt"), port -> command(port, model, parameters, directives))) {
            return gateway.found("");
        }
    }

    private List<String> command(int port, Simulator model, String parameters, String directives) {
        StringBuilder configuration = new StringBuilder();
        for (String module : MODULES) {
            // Some are built in.
            Path file = modules.resolve("mod_" + module + ".so");
            if (Files.exists(file)) {
                configuration
                        .append("LoadModule ")
                        .append(module)
                        .append("_module ")
                        .append(file)
                        .append('\n');
            }
        }
        configuration.append("""
                ServerName localhost
                Listen 127.0.0.1:%d
                User #65534
                Group #65534
                PidFile apache.pid
                ErrorLog error.txt
                ProxyPass / %s/ %s
                %s
                """.formatted(port, model.baseUri(), parameters, directives));
        try {
            Files.writeString(folder.resolve("apache.conf"), configuration);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return List.of(apache, "-d", folder.toString(), "-f", "apache.conf", "-DFOREGROUND");
    }
}
