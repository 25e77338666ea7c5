package io.github.streamcheck.maven;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.FilePatterns;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.SearchParser;
import io.github.streamcheck.config.ShardParser;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.recording.RecordedRequest;
import io.github.streamcheck.recording.Recordings;
import io.github.streamcheck.recording.UnreadableRecordingException;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.run.RecordingJudge;
import io.github.streamcheck.wire.Protocol;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Judges streams that were recorded elsewhere, without a server, by the rules of {@code verify}; those of delivery are left out, since
 * a recording has no times. A recording that can't be read, or of no stream, fails the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "judge", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class JudgeMojo extends ReportingMojo {

    private static final String COMMAND_LINE = "default-cli";
    private static final String EXPECTED =
            "a file, a folder with recordings below it (*.raw, *.http, *.sse, *.ndjson, *.har),"
                    + " or a pattern such as streams/*.txt";
    private static final Set<String> EXTENSIONS = Set.of("raw", "http", "sse", "ndjson", "jsonl", "har");

    /**
     * The recordings: files, folders, or patterns such as {@code streams/*.raw}. A file is an answer with its head
     * ({@code curl -siN}, or {@code curl -siN --raw}, which also shows whether the answer ended in order), the body of one
     * ({@code curl -sN}), or a HAR file of a browser or a proxy.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.recording")
    private List<String> recording = List.of();

    /**
     * The endpoint that the recordings are of, such as {@code chat}. By default, each recording's own, by its content.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.recordedEndpoint")
    private @Nullable String recordedEndpoint;

    /**
     * A file with the JSON of the request that the recordings answer, so that what was asked for can be judged too. By default what a
     * HAR file says, if it is one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.requestFile")
    private @Nullable File requestFile;

    /**
     * How strictly streams are judged: {@code openai} (what mainstream clients need), {@code strict} (the letter of the
     * published schema) or {@code lenient} (only transport and termination).
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.profile", defaultValue = "openai")
    private String profile = "openai";

    /**
     * The severity of single rules, which wins over the profile. There is one element per rule, with {@code error},
     * {@code warning} or {@code off} in it. On the command line, for example, {@code -Dstreamcheck.rules.done-missing=warning}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Problems problems = new Problems();
        PropertyNames.check(session(), execution().getMojoDescriptor().getPluginDescriptor(), problems);
        ConfiguredElements.check(session(), execution(), problems);
        ConfigReader check = new ConfigReader(problems);
        Optional<Protocol> protocol = protocol(check);
        Optional<RecordedRequest> request = request(problems);
        List<Path> files = files(problems);
        RuleConfig severities = timeless(check.rules(
                profile,
                ElementTree.flatten("rules", rules, session().getUserProperties(), getLog(), problems),
                Rule.all().stream().map(Rule::id).toList()));
        Thresholds thresholds = ThresholdParser.parse(thresholds(problems), problems);
        SearchParser.check(Optional.empty(), thresholds, problems);
        Optional<String> runId = new ShardParser(Map.of(), problems).runId(runId(), Optional.empty());
        List<ReportWriter> writers = writers(problems);
        refuse(problems);
        getLog().info("delivery is not judged, since recordings have no times");
        Recordings recordings = Recordings.read(files, protocol, request);
        RunIdentity identity = new RunIdentity(
                runId.orElseGet(RunIds::next), runName(), isTolerated(), ReproduceCommand.of(session()));
        begin(identity);
        Plan plan = Plan.ofRecordings(folder().toUri(), recordings.streams().size(), severities, thresholds);
        RecordingJudge judge = new RecordingJudge(plan, identity, environment(), new MavenRunLog(getLog()));
        ShutdownGuard guard = new ShutdownGuard(judge::stop);
        try {
            RunResult report = judge.judge(recordings.streams(), recordings.problems());
            publish(report, Redactor.NONE, writers).decide();
        } finally {
            guard.release();
        }
    }

    /** On the command line, a folder other than that of a run of {@code verify}. */
    @Override
    String runName() {
        String id = execution().getExecutionId();
        return id.equals(COMMAND_LINE) ? "judged" : id;
    }

    private Optional<Protocol> protocol(ConfigReader check) {
        if (recordedEndpoint == null || recordedEndpoint.isBlank()) {
            return Optional.empty();
        }
        List<Protocol> known = Protocol.all().stream()
                .filter(protocol -> !protocol.endpoint().shape().isWebSocket())
                .toList();
        return check.nameOrAuto(
                        "recordedEndpoint",
                        recordedEndpoint,
                        known.stream()
                                .map(protocol -> protocol.endpoint().name())
                                .toList())
                .flatMap(name -> known.stream()
                        .filter(protocol -> protocol.endpoint().name().equals(name))
                        .findFirst());
    }

    private Optional<RecordedRequest> request(Problems problems) {
        if (requestFile == null) {
            return Optional.empty();
        }
        String expected = "a file with the JSON object of a request";
        try {
            return Optional.of(RecordedRequest.read(Files.readString(folder().resolve(requestFile.toPath()))));
        } catch (UnreadableRecordingException malformed) {
            problems.add("requestFile", requestFile.toString(), expected);
        } catch (IOException unreadable) {
            problems.add("requestFile", requestFile.toString(), expected + " (" + unreadable + ")");
        }
        return Optional.empty();
    }

    private List<Path> files(Problems problems) {
        List<String> given = recording.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (given.isEmpty()) {
            problems.add("recording", "", EXPECTED + "; set -Dstreamcheck.recording or <recording>");
        }
        return new FilePatterns("recording", EXPECTED, folder(), JudgeMojo::isRecording).find(given, problems);
    }

    private static boolean isRecording(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The same without the rules that need the times of a stream. */
    private static RuleConfig timeless(RuleConfig given) {
        Map<String, Severity> severities = new TreeMap<>(given.severities());
        Rule.all().stream()
                .filter(rule -> rule.category() == Category.TIME)
                .forEach(rule -> severities.put(rule.id(), Severity.OFF));
        return new RuleConfig(given.profile(), severities);
    }
}
