package io.github.streamcheck.run;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.engine.Engine;
import io.github.streamcheck.engine.Opened;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.RunFigures;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.TokenListener;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.recording.RecordedRequest;
import io.github.streamcheck.recording.Recording;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.Judge;
import io.github.streamcheck.wire.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges recorded streams: sends each again over the loopback interface and reads it as {@code verify} reads a server's, so that the
 * rules find the same. Its times are not the server's, so that no figure of time is taken. For one run, by one thread.
 */
public final class RecordingJudge {

    private static final String ID = "recording";

    private final RunIdentity identity;
    private final Environment environment;
    private final RunContext context;
    private final Engine engine;

    /** {@code plan} has no rule that needs the times of a stream. */
    public RecordingJudge(Plan plan, RunIdentity identity, Environment environment, RunLog log) {
        this.identity = identity;
        this.environment = environment;
        this.engine = new Engine(plan.limits());
        Redactor redactor = plan.redactor();
        this.context = RunContext.of(
                plan, Shard.WHOLE, engine, new RunJournal(new RedactedLog(log, redactor), new Sanitizer(redactor)));
    }

    /** Ends the run as soon as possible; what was judged is still reported. */
    public void stop(String reason) {
        engine.stop(reason);
    }

    /** Judges the streams, in order; {@code problems} says why others can't be judged, which is never a pass. */
    public RunResult judge(List<Recording> recordings, List<String> problems) {
        Instant startedAt = Instant.now();
        try (engine) {
            problems.forEach(problem -> context.journal().broken(ID, "not judged: " + problem));
            int number = 0;
            for (Recording recording : recordings) {
                if (!context.isStopped()) {
                    play(++number, recording);
                }
            }
            context.engine().stopped().ifPresent(reason -> context.journal().broken("stopped", reason));
            return result(startedAt);
        }
    }

    private void play(int number, Recording recording) {
        context.journal()
                .note("stream " + number + " is " + recording.name()
                        + (recording.unknown().isEmpty()
                                ? ""
                                : "; not recorded: " + String.join(", ", recording.unknown())));
        try (PlaybackServer server = new PlaybackServer(recording.answer());
                HttpTransport transport = new HttpTransport(
                        server.target(), 1, context.plan().limits().connect())) {
            StreamContext stream = new StreamContext(
                    number,
                    Phase.MEASURED,
                    recording.protocol().endpoint(),
                    RecordedRequest.describe(
                            recording.request(), recording.answer().latin1().contains("_tokens\"")));
            engine.run(
                    Stage.closed(1, new Stage.Count(1)),
                    (turn, scheduled) -> Opened.alone(transport.stream(
                            recording.protocol(),
                            stream.request(),
                            context.tally().judge(stream, TokenListener.NONE, context.tally()::add))));
        } catch (IOException noPort) {
            context.journal().broken(ID, "no server for playing recordings can be started: " + noPort);
        }
    }

    private RunResult result(Instant startedAt) {
        RunFigures figures = context.tally().snapshot(Duration.ZERO).withoutTimes();
        Plan plan = context.plan();
        return new RunResult(
                identity,
                startedAt,
                Duration.between(startedAt, Instant.now()),
                engine.stopped(),
                plan,
                Optional.empty(),
                new Judge(plan.thresholds(), plan.lagLimit(), 1)
                        .judge(
                                figures,
                                ClientUsage.NONE,
                                List.of(),
                                context.journal().violations(),
                                BaselineComparison.NONE,
                                Optional.empty()),
                figures,
                ClientUsage.NONE,
                List.of(),
                context.journal().notes(),
                environment,
                BaselineComparison.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
