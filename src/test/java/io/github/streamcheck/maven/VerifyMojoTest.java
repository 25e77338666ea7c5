package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class VerifyMojoTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "streams", value = "2")
    void aServerIsVerified(VerifyMojo verify) throws Exception {
        List<String> log = Mojos.prepare(verify);
        try (Simulator simulator = Simulator.start(
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ZERO))) {
            Mojos.set(verify, "baseUrl", simulator.baseUri() + "/v1/");
            verify.execute();
        }

        assertThat(log).anyMatch(line -> line.contains("PASS"));
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "streams", value = "2")
    @MojoParameter(name = "concurrency", value = "2")
    @MojoParameter(name = "runId", value = "load-4711")
    void shardsThatShareAFolderKeepTheirReportsApart(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        try (Simulator simulator = Simulator.start(
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ZERO))) {
            Mojos.set(verify, "baseUrl", simulator.baseUri().toString());
            Mojos.set(verify, "outputDirectory", folder.toFile());
            for (String shard : List.of("1/2", "2/2")) {
                Mojos.set(verify, "shard", shard);
                verify.execute();
            }
        }

        assertThat(folder.resolve("shard-1/test/report.json")).content().contains("shard 1 of 2");
        assertThat(folder.resolve("shard-2/test/report.json")).content().contains("shard 2 of 2");
        assertThat(folder.resolve("test")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    void withoutAServerThereAreThreeWaysToNameOne(VerifyMojo verify) {
        Mojos.prepare(verify);

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<baseUrl> in the plugin's configuration")
                .hasMessageContaining("-Dstreamcheck.baseUrl=")
                .hasMessageContaining("streamcheck:start")
                .hasMessageContaining("streamcheck:demo");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://user:hunter2@localhost:8000")
    @MojoParameter(name = "maxTokens", value = "0")
    @MojoParameter(name = "temperature", value = "hot")
    @MojoParameter(name = "requestParameters", value = "[1]")
    @MojoParameter(name = "trackerMetrics", value = "require")
    @MojoParameter(name = "healthPath", value = "health")
    @MojoParameter(name = "totalTimeout", value = "0s")
    @MojoParameter(name = "serverId", value = "nobody")
    void allMistakesAreToldTogetherAndNoPassword(VerifyMojo verify) {
        Mojos.prepare(verify);

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("8 problems in the configuration:")
                .hasMessageContaining("baseUrl = \"***\"")
                .hasMessageContaining("maxTokens = \"0\": expected a whole number of 1 or more")
                .hasMessageContaining("temperature = \"hot\": expected a number from 0 to 2")
                .hasMessageContaining("requestParameters = \"[1]\": expected one JSON object")
                .hasMessageContaining("did you mean \"required\"?")
                .hasMessageContaining("healthPath = \"health\": expected a path that begins with a slash")
                .hasMessageContaining("totalTimeout = \"0s\"")
                .hasMessageContaining("serverId = \"***\"")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    void whatMavenTakesWithoutAWordIsAMistake(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        MavenSession session = configured(verify, """
                <configuration>
                  <treshold><ttft>800ms</ttft></treshold>
                  <apiKei>hunter2</apiKei>
                  <failOnViolation>yes</failOnViolation>
                  <probes>true</probes>
                  <skip>${unknown}</skip>
                  <streams>5</streams>
                </configuration>
                """);
        session.getUserProperties().setProperty("streamcheck.exclusive", "True");
        session.getUserProperties().setProperty("streamcheck.apiKey", "hunter2");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<treshold> is unknown: expected an element")
                .hasMessageContaining("did you mean \"thresholds\"?")
                .hasMessageContaining("<apiKei> is unknown")
                .hasMessageContaining("failOnViolation = \"yes\": expected true or false")
                .hasMessageContaining("streamcheck.exclusive = \"True\": expected true or false")
                .hasMessageContaining("streamcheck.apiKey is unknown")
                .message()
                .doesNotContain("hunter2", "probes", "skip", "streams =");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    void settingsOfASearchMayComeFromTheCommandLine(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        MavenSession session = configured(verify, "<configuration/>");
        session.getUserProperties().setProperty("streamcheck.search.rate", "5/s");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("search.rate = \"5/s\": expected two rates")
                .message()
                .doesNotContain("a property that streamcheck knows");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    @MojoParameter(name = "trace", value = "missing.jsonl")
    @MojoParameter(name = "rate", value = "5/s")
    @MojoParameter(name = "promptWords", value = "9")
    @MojoParameter(name = "thinkTime", value = "2s")
    void aTraceHasItsOwnTimesAndPrompts(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        configured(verify, "<configuration/>");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("expected a file that exists")
                .hasMessageContaining("rate = \"5/s\": expected no rate beside trace")
                .hasMessageContaining("promptWords = \"9\": expected no promptWords beside trace")
                .hasMessageContaining("thinkTime = \"2s\": expected no thinkTime beside trace");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    @MojoParameter(name = "trace", value = "calls.jsonl")
    @MojoParameter(name = "thinkTime", value = "2s")
    void theMistakesBesideASearchAreToldTogether(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        MavenSession session = configured(verify, "<configuration/>");
        session.getUserProperties().setProperty("streamcheck.search.rate", "1/s..5/s");
        Path turns = Files.writeString(folder.resolve("talk.jsonl"), "{\"turns\": [\"One?\", \"Two?\"]}\n");
        Mojos.set(verify, "promptFile", turns.toString());

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("trace = \"calls.jsonl\": expected no trace beside search")
                .hasMessageContaining("thinkTime = \"2s\": expected no thinkTime beside search")
                .hasMessageContaining("talk.jsonl\": expected prompts of one turn each beside search")
                .hasMessageContaining("thresholds");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    void aTraceHasNeitherStagesNorAMixWithPrompts(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        configured(verify, "<configuration/>");
        Path calls = Files.writeString(
                folder.resolve("calls.jsonl"),
                "{\"timestamp\": 0, \"input_length\": 3, \"output_length\": 2, \"hash_ids\": [1]}\n");
        Mojos.set(verify, "trace", calls.toString());
        Mojos.set(verify, "mix", element("<mix><request><promptWords>5</promptWords></request></mix>"));
        Mojos.set(verify, "stages", element("<stages><stage><rate>5/s</rate><duration>1s</duration></stage></stages>"));

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("mix[1].promptWords = \"5\": expected no promptWords beside trace")
                .hasMessageContaining("stages = \"stages\": expected no stages beside trace");
    }

    private static PlexusConfiguration element(String xml) throws Exception {
        return new XmlPlexusConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
    }

    /** The session of a project whose POM configures the execution like this. */
    private static MavenSession configured(VerifyMojo verify, String configuration) throws Exception {
        PluginExecution execution = new PluginExecution();
        execution.setId("test");
        execution.setConfiguration(Xpp3DomBuilder.build(new StringReader(configuration)));
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.streamcheck");
        plugin.setArtifactId("streamcheck-maven-plugin");
        plugin.addExecution(execution);
        MavenProject project = new MavenProject();
        project.getBuild().addPlugin(plugin);
        MavenSession session = Mojos.session();
        session.setCurrentProject(project);
        Mojos.set(verify, "session", session);
        return session;
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    void aPropertyThatThePomOverridesIsTold(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        MavenSession session = configured(verify, """
                <configuration>
                  <streams>5</streams>
                  <model>m</model>
                  <endpoints><endpoint>chat</endpoint></endpoints>
                </configuration>
                """);
        Properties given = session.getUserProperties();
        given.setProperty("streamcheck.streams", "50");
        // As it is where the POM has ${streamcheck.model}.
        given.setProperty("streamcheck.model", "m");
        given.setProperty("streamcheck.endpoints", "completions");
        given.setProperty("streamcheck.seed", "2");

        assertThat(ConfiguredElements.withoutEffect(session, verify.execution()))
                .containsExactly("streamcheck.endpoints", "streamcheck.streams");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    void aBaselineThatIsNamedAndMissingIsAMistake(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        Mojos.set(verify, "baselineFile", folder.resolve("missing.json").toFile());

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("baselineFile = ")
                .hasMessageContaining("missing.json\": expected a file that exists")
                .hasMessageContaining("streamcheck:baseline");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    @MojoParameter(name = "baselineTolerance", value = "10")
    @MojoParameter(name = "baselineMetrics", value = "ttft,tpoot")
    @MojoParameter(name = "compareWith", value = "other:8000")
    void mistakesOfTheBaselineAreTold(VerifyMojo verify) throws Exception {
        Mojos.prepare(verify);
        Path file = Files.writeString(folder.resolve("baseline.json"), "{}");
        Mojos.set(verify, "baselineFile", file.toFile());

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("4 problems in the configuration:")
                .hasMessageContaining("compareWith = \"other:8000\": expected an address such as")
                .hasMessageContaining("baselineTolerance = \"10\": expected a share above 0%")
                .hasMessageContaining(
                        "baselineMetrics = \"tpoot\": expected none, or any of ttft, tpot, tps, successRate")
                .hasMessageContaining("did you mean \"tpot\"?")
                .hasMessageContaining("expected a file that the goal baseline wrote (it has no schemaVersion)");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://localhost:8000")
    @MojoParameter(name = "apiKeyEnv", value = "sk-proj-1234567890")
    void aKeyWhereItsNameBelongsIsNotRepeated(VerifyMojo verify) {
        Mojos.prepare(verify);

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("apiKeyEnv = \"***\": expected the name of an environment variable")
                .message()
                .doesNotContain("sk-proj");
    }

    @Test
    @InjectMojo(goal = "verify", pom = "<project/>")
    @MojoParameter(name = "baseUrl", value = "http://127.0.0.1:1")
    void aFolderThatCannotBeWrittenIsToldBeforeAnyStream(VerifyMojo verify) throws Exception {
        List<String> log = Mojos.prepare(verify);
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Mojos.set(verify, "outputDirectory", file.toFile());

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("outputDirectory: can't write reports to ");
        assertThat(log).isEmpty();
    }
}
