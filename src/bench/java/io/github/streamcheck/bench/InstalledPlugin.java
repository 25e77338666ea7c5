package io.github.streamcheck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The plugin as Maven starts it: cold, with its defaults, on core 1. Immutable. */
final class InstalledPlugin {

    private static final String NAME = "io.github.streamcheck:streamcheck-maven-plugin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String goal;
    private final String maven;

    /** {@code home}: Maven's folder. */
    InstalledPlugin(String home, String version) {
        this.maven = Path.of(home, "bin", "mvn").toString();
        this.goal = NAME + ":" + version + ":verify";
    }

    /** What came out of a run; {@code cpu} in seconds. */
    record Run(JsonNode metrics, double cpu) {

        /** A statistic of a figure in milliseconds. */
        double millis(String metric, String statistic) {
            return metrics.path(metric).path(statistic).asDouble();
        }
    }

    /** Measures one endpoint; the streams start evenly during the ramp-up. */
    Run verify(String uri, String endpoint, int concurrency, int streams, int tokens, int rampMillis) throws Exception {
        Path project = project();
        try {
            String output = Referee.output(Referee.start(
                    project,
                    "bash",
                    "-c",
                    "TIMEFORMAT='cpu %U %S'; export MAVEN_OPTS=-Xmx512m; time taskset -c 1 " + maven + " -o -q -B " + goal
                            + " -Dstreamcheck.baseUrl=" + uri + " -Dstreamcheck.endpoints=" + endpoint
                            + " -Dstreamcheck.concurrency=" + concurrency + " -Dstreamcheck.streams=" + streams
                            + " -Dstreamcheck.rampUp=" + rampMillis + "ms -Dstreamcheck.maxTokens=" + tokens));
            return new Run(report(project).path("total").path("metrics"), Referee.cpu(output));
        } finally {
            delete(project);
        }
    }

    private static Path project() throws Exception {
        Path project = Files.createTempDirectory("plugin-comparison");
        String pom = "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>"
                + "<packaging>pom</packaging></project>";
        Files.write(project.resolve("pom.xml"), pom.getBytes(UTF_8));
        return project;
    }

    private static JsonNode report(Path project) throws Exception {
        return JSON.readTree(Files.readAllBytes(
                project.resolve("target").resolve("streamcheck").resolve("default-cli").resolve("report.json")));
    }

    private static void delete(Path project) throws Exception {
        try (Stream<Path> all = Files.walk(project)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
