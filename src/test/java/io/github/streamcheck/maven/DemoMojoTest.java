package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.junit.jupiter.api.Test;

@MojoTest
class DemoMojoTest {

    private static final String POM = "<project><build><plugins><plugin><groupId>io.github.streamcheck</groupId>"
            + "<artifactId>streamcheck-maven-plugin</artifactId><configuration>";
    private static final String END = "</configuration></plugin></plugins></build></project>";
    private static final String QUICK = "<ttft>1ms</ttft><itl>0ms</itl>";

    @Test
    @InjectMojo(goal = "demo", pom = POM + "<simulator>" + QUICK + "</simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    void theSimulatorPasses(DemoMojo demo) throws Exception {
        List<String> log = Mojos.prepare(demo);
        demo.execute();

        assertThat(log).anyMatch(line -> line.matches(".*PASS in .*: 17 of 17 streams succeeded, 2 measured"));
        assertThat(demo.reportFolder().resolve("report.json")).exists();
    }

    @Test
    @InjectMojo(goal = "demo", pom = POM + "<simulator>" + QUICK + "<fault>done-missing</fault>" + "</simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    void aFaultFailsWithItsReason(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("streamcheck: 3 expectations not met\n")
                .hasMessageContaining("\n  done-missing: the stream ended without data: [DONE] (chat, 4 streams)")
                .hasMessageContaining("report.html");
    }

    @Test
    @InjectMojo(goal = "demo", pom = POM + "<simulator>" + QUICK + "<fault>done-missing</fault>" + "</simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    @MojoParameter(name = "failOnViolation", value = "false")
    void aFaultIsToleratedIfAsked(DemoMojo demo) throws Exception {
        List<String> log = Mojos.prepare(demo);
        demo.execute();

        assertThat(log).anyMatch(line -> line.startsWith("the build continues, because failOnViolation=false"));
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + "<simulator>" + QUICK + "</simulator><thresholds><tps><p50>1000000</p50></tps></thresholds>"
                    + END)
    @MojoParameter(name = "streams", value = "2")
    void aViolatedThresholdFails(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("tps.p50: ")
                .hasMessageContaining("required at least 1,000,000 tokens/s");
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + "<simulator>" + "<tftt>1ms</tftt><port>-1</port><fault>done-mising</fault>" + "</simulator>"
                    + END)
    void mistakesInTheSimulatorAreToldTogether(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("simulator.tftt is unknown")
                .hasMessageContaining("did you mean \"ttft\"?")
                .hasMessageContaining("simulator.port = \"-1\": expected a port from 0 to 65535")
                .hasMessageContaining("did you mean \"done-missing\"?");
    }

    @Test
    @InjectMojo(goal = "demo", pom = "<project/>")
    @MojoParameter(name = "thresholds", value = "800ms")
    void textWhereElementsBelongIsNotLost(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("thresholds = \"***\": expected elements in it");
    }

    @Test
    @InjectMojo(goal = "demo", pom = "<project/>")
    @MojoParameter(name = "skipITs", value = "true")
    void theSwitchThatSkipsIsNamed(DemoMojo demo) throws Exception {
        List<String> log = Mojos.prepare(demo);
        demo.execute();

        assertThat(log).containsExactly("streamcheck is skipped: skipITs is set");
    }

    private static final String STAGES = "<stages><stage><concurrency>2</concurrency><streams>3</streams></stage>"
            + "<stage><rate>100/s</rate><streams>4</streams></stage></stages>";

    @Test
    @InjectMojo(goal = "demo", pom = POM + STAGES + "<simulator>" + QUICK + "</simulator>" + END)
    void stagesOfThePomAreRunInTheirOrder(DemoMojo demo) throws Exception {
        List<String> log = Mojos.prepare(demo);
        demo.execute();

        assertThat(log)
                .containsSubsequence("stage 1 of 2: 3 streams, 2 at once", "stage 2 of 2: 4 streams, 100/s")
                .anyMatch(line -> line.matches(".*PASS in .*: 22 of 22 streams succeeded, 7 measured"));
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + "<stages><step><streams>3</streams></step><stage><rate>5</rate></stage></stages>" + END)
    void mistakesInStagesAreToldTogether(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("stages = \"step\": expected elements <stage> in it")
                .hasMessageContaining("stages[1].duration is empty: expected a duration");
    }

    private static final String MIX =
            "<mix><request><weight>2</weight><endpoint>chat</endpoint><promptWords>30</promptWords>"
                    + "</request><request><endpoint>completions</endpoint><prompt>Hello</prompt></request></mix>";

    @Test
    @InjectMojo(goal = "demo", pom = POM + MIX + "<simulator>" + QUICK + "</simulator>" + END)
    @MojoParameter(name = "streams", value = "5")
    void aMixOfThePomIsRun(DemoMojo demo) throws Exception {
        List<String> log = Mojos.prepare(demo);
        demo.execute();

        assertThat(log).contains("the random parts of this load were drawn from seed 1");
        assertThat(demo.reportFolder().resolve("report.txt"))
                .content()
                .contains("\nmix          2 of chat; 1 of completions\n", "\nload         5 streams, 1 at once\n");
        assertThat(demo.reportFolder().resolve("report.json")).content().contains("\"promptWords\" : 30");
    }

    @Test
    @InjectMojo(goal = "demo", pom = "<project/>")
    @MojoParameter(name = "prompt", value = "Hello")
    @MojoParameter(name = "promptFile", value = "prompts.txt")
    void promptsComeFromOnePlace(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "promptFile = \"prompts.txt\": expected one of prompt, promptFile, promptWords alone");
    }

    @Test
    @InjectMojo(goal = "demo", pom = "<project/>")
    @MojoParameter(name = "promptFile", value = "no/such/prompts.txt")
    void aFileOfPromptsMustBeThere(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("prompts.txt\": expected a file that exists");
    }

    private static final String MAPPING = "<exclusive>true</exclusive><serverMetrics>required</serverMetrics>"
            + "<trackerMetrics>off</trackerMetrics>";

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + MAPPING
                    + "<metricsMapping><completedStreams>vllm:request_success_total{finished_reason=\"stop\"}"
                    + "</completedStreams><ttft unit=\"s\">vllm:time_to_first_token_seconds</ttft></metricsMapping>"
                    + "<simulator>" + QUICK + "<dialect>vllm</dialect></simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    void namesOnAnyPageCanBeExplained(DemoMojo demo) throws Exception {
        Mojos.prepare(demo);
        demo.execute();

        assertThat(Files.readString(demo.reportFolder().resolve("report.txt")))
                .contains("/metrics (mapped): 2 figures", "completed streams        /metrics               +2");
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + MAPPING + "<metricsMapping><completedStreams>vllm:request_sucess_total</completedStreams>"
                    + "<activeStreams>vllm:num_requests_running</activeStreams></metricsMapping>"
                    + "<simulator>" + QUICK + "<dialect>vllm</dialect></simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    void aNameThatIsNotOnThePageIsNotTakenForWell(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("metrics-count-nothing: /metrics counts no completed streams, but 2 were seen");
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + MAPPING + "<metricsDialect>sglang</metricsDialect><simulator>" + QUICK
                    + "<dialect>vllm</dialect></simulator>" + END)
    @MojoParameter(name = "streams", value = "2")
    void aDialectThatIsNamedIsTheOnlyOneTried(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("metrics: /metrics is not in the form sglang (text/plain)");
    }

    @Test
    @InjectMojo(
            goal = "demo",
            pom = POM + "<metricsDialect>vlm</metricsDialect><metricsPath>metrics</metricsPath>"
                    + "<metricsMapping><ttft>first</ttft><tokens>t</tokens></metricsMapping>"
                    + "<simulator><dialect>vlm</dialect></simulator>" + END)
    void mistakesInWhatIsSaidOfTheServersMetricsAreTold(DemoMojo demo) {
        Mojos.prepare(demo);

        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("simulator.dialect = \"vlm\": expected any of fakeai, vllm");
        Mojos.set(demo, "simulator", new DefaultPlexusConfiguration("simulator"));
        assertThatThrownBy(demo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("metricsDialect = \"vlm\"")
                .hasMessageContaining("did you mean \"vllm\"?")
                .hasMessageContaining("metricsPath = \"metrics\": expected a path that begins with a slash")
                .hasMessageContaining("metricsMapping.ttft = \"first\": expected a name that ends in _seconds")
                .hasMessageContaining("metricsMapping.tokens is unknown: expected any of completedStreams");
    }
}
