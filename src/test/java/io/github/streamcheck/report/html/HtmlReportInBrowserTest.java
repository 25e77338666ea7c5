package io.github.streamcheck.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, if there is one: Chromium, without a window. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HtmlReportInBrowserTest {

    private static final String JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell");
    private static final String HOSTILE =
            "<script>document.title='taken over'</script><img src=x onerror=alert(1)>\" '";

    @TempDir
    private Path folder = Path.of(".");

    private String browser = "";
    private Optional<HttpServer> server = Optional.empty();

    @BeforeEach
    void findBrowser() {
        Optional<String> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeTrue(found.isPresent(), "there is no Chromium: the page is not tried in a browser");
        browser = found.get();
    }

    @AfterEach
    void stopServer() {
        server.ifPresent(running -> running.stop(0));
    }

    /** What the browser makes of the page, and what it complains about. */
    private record Shown(String dom, List<String> complaints) {}

    private Shown show(String policy, String page) throws IOException, InterruptedException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = Optional.of(started);
        started.createContext("/", exchange -> {
            boolean style = exchange.getRequestURI().getPath().endsWith(".css");
            byte[] body = (style ? writer(new HtmlStyle()) : page).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", style ? "text/css" : "text/html");
            if (!policy.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        started.start();
        return open("http://127.0.0.1:" + started.getAddress().getPort() + "/report.html");
    }

    private static String writer(ReportWriter writer) {
        return writer.render(Reports.of());
    }

    private Shown open(String address) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        address)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assumeTrue(ended && process.exitValue() == 0, "Chromium can't be run here: the page is not tried in it");
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
            return new Shown(
                    Files.readString(dom),
                    lines.filter(line -> line.contains(":CONSOLE")).toList());
        }
    }

    private static RunResult report() {
        return Reports.of(
                Results.timed(1, 0, 50, 200), Results.timed(2, 30, 60, 200), Results.bad(3, HOSTILE, HOSTILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", JENKINS})
    void theBrowserHasNothingToComplainAbout(String policy) throws Exception {
        Shown shown = show(policy, new HtmlReport().render(report()));

        assertThat(shown.complaints()).isEmpty();
        assertThat(shown.dom()).contains("✗ FAIL").contains("class=\"chart\"");
    }

    @Test
    void whatAServerSendsIsInert() throws Exception {
        Shown shown = show("", new HtmlReport().render(report()));

        assertThat(shown.dom())
                .contains("<title>streamcheck default: fail</title>")
                .doesNotContain("<script", "<img");
    }

    @Test
    void aPageThatThePolicyForbidsWouldBeTold() throws Exception {
        assertThat(show(JENKINS, "<p style='color: red'>x</p>").complaints()).isNotEmpty();
    }

    @Test
    void tenThousandStreamsAreShown() throws Exception {
        RunResult large = Reports.of(IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> Results.timed(number, number * 3L, 20 + number * 7919L % 997, 1_500))
                .toArray(StreamResult[]::new));

        assertThat(show(JENKINS, new HtmlReport().render(large)).dom()).endsWith("</html>\n");
    }
}
