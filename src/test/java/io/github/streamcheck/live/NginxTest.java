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

/** Runs behind nginx, where it is installed. */
@Tag("live")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NginxTest {

    private static final String GZIP = "gzip on; gzip_proxied any; ";

    private static String nginx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        nginx = Gateway.program("nginx");
    }

    @Test
    void byDefaultItSendsBlocksThatCutEvents() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "")).containsExactly("clumped", "cut-inside-events");
        }
    }

    @Test
    void itStreamsWithoutBuffering() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "proxy_buffering off;")).isEmpty();
        }
    }

    @Test
    void itStreamsIfTheServerAsksForIt() throws Exception {
        try (Simulator model = Model.start()) {
            assertThat(found(model, "")).isEmpty();
        }
    }

    @Test
    void itStreamsChunksOfTheServer() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "proxy_http_version 1.1;")).isEmpty();
        }
    }

    @Test
    void itHoldsWhatItCompressesAndBuffers() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "proxy_http_version 1.1; " + GZIP + "gzip_types text/event-stream;"))
                    .containsExactly("client-differs");
        }
    }

    @Test
    void itStreamsWhatItCompressesAndDoesNotBuffer() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "proxy_buffering off; " + GZIP + "gzip_types text/event-stream;"))
                    .isEmpty();
        }
    }

    @Test
    void itStreamsWhatItDoesNotCompress() throws Exception {
        try (Simulator model = Model.startWithoutHints()) {
            assertThat(found(model, "proxy_http_version 1.1; " + GZIP + "gzip_types application/json;"))
                    .isEmpty();
        }
    }

    private Set<String> found(Simulator model, String directives) throws IOException, InterruptedException {
        try (Gateway gateway = Gateway.onPort(folder.resolve("output.txt"), port -> command(port, model, directives))) {
            return gateway.found("");
        }
    }

    private List<String> command(int port, Simulator model, String directives) {
        try {
            Files.createDirectories(folder.resolve("temp"));
            Files.writeString(folder.resolve("nginx.conf"), """
                    pid nginx.pid;
                    events {}
                    http {
                      access_log off;
                      client_body_temp_path temp/body;
                      proxy_temp_path temp/proxy;
                      fastcgi_temp_path temp/fastcgi;
                      uwsgi_temp_path temp/uwsgi;
                      scgi_temp_path temp/scgi;
                      server {
                        listen 127.0.0.1:%d;
                        location / {
                          proxy_pass %s;
                          %s
                        }
                      }
                    }
                    """.formatted(port, model.baseUri(), directives));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return List.of(
                nginx,
                "-e",
                "stderr",
                "-p",
                folder.toString(),
                "-c",
                "nginx.conf",
                "-g",
                "daemon off; master_process off;");
    }
}
